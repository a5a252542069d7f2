#compdef lscb-audit
# Completion of lscb-audit for zsh. At each Tab it asks the program what may come next.
_lscb_audit() {
    local -a offers whole whole_about open open_about
    local offer value about
    offers=("${(@f)$(command lscb-audit completions zsh -- "${(@Q)words[1,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
    for offer in $offers; do
        value=${offer%%$'\t'*} about=${offer#*$'\t'}
        case $value in
            # No word of ours: zsh offers files, and quotes them.
            *:files) compset -P '*=(@|)'; _files; return ;;
            *:folders) compset -P '*='; _files -/; return ;;
            *[./=]) open+=("$value"); open_about+=("$value${about:+  -- $about}") ;;
            *) whole+=("$value"); whole_about+=("$value${about:+  -- $about}") ;;
        esac
    done
    (( $#whole )) && compadd -l -V whole -d whole_about -a whole
    (( $#open )) && compadd -l -V open -S '' -d open_about -a open
    (( $#whole + $#open ))
}
# Read from a folder of $fpath it is the function itself; read by source it says what it is for.
if [[ $funcstack[1] == _lscb-audit ]]; then
    _lscb_audit "$@"
else
    compdef _lscb_audit lscb-audit
fi
