# Completion of lscb-audit for PowerShell (7.3 or later). At each Tab it asks the program what may come next.
Register-ArgumentCompleter -Native -CommandName lscb-audit -ScriptBlock {
    param($typed, $line, $cursor)
    $before = $line.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursor }
    $words = @($before | ForEach-Object { $_.ToString() }) + @("$typed")
    foreach ($offer in @(lscb-audit completions powershell -- @words 2>$null)) {
        $value, $about = $offer -split "`t", 2
        if (-not $about) { $about = $value }
        # No word of ours: PowerShell offers files, and quotes them.
        if ($value -match ':(files|folders)$') {
            [System.Management.Automation.CompletionCompleters]::CompleteFilename("$typed")
        } else {
            [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $about)
        }
    }
}
