# Completion of lscb-audit for fish. At each Tab it asks the program what may come next.
function __lscb_audit
    set -l typed (commandline --current-token | string replace --regex '^[\'"]' '')
    set -l words (commandline --current-process --tokenize --cut-at-cursor) $typed
    set -l offers (command lscb-audit completions fish -- $words 2>/dev/null)
    switch "$offers[1]"
        # No word of ours: fish offers files, and quotes them.
        case '*:files*' '*:folders*'
            set -l path (string replace --regex '^[^/=]*=@?' '' -- "$typed")
            set -l before (string sub --length (math (string length -- "$typed") - (string length -- "$path")) -- "$typed")
            if string match --quiet '*:folders*' -- $offers[1]
                set offers (__fish_complete_directories "$path")
            else
                set offers (__fish_complete_path "$path")
            end
            for offer in $offers
                printf '%s\n' "$before$offer"
            end
        case '*'
            printf '%s\n' $offers
    end
end
complete --command lscb-audit --no-files --keep-order --arguments '(__lscb_audit)'
