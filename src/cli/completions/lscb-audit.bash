# Completion of lscb-audit for bash (3.2 or later). At each Tab it asks the program what may come next.
_lscb_audit() {
    local offer open=
    COMPREPLY=()
    while IFS= read -r offer; do
        case $offer in
            # The file of KEY=@FILE, which bash would take for the name of a computer.
            @:files)
                while IFS= read -r offer; do
                    [[ ! -d $offer ]] || offer+=/ open=yes
                    COMPREPLY+=("@$(printf %q "$offer")")
                done < <(compgen -f -- "${2#@}")
                break
                ;;
            # No word of ours: bash offers files by itself, and quotes them.
            *:files) return 0 ;;
            *:folders)
                type compopt >/dev/null 2>&1 && compopt -o plusdirs +o default
                return 0
                ;;
            *[./=]) open=yes ;;
        esac
        COMPREPLY+=("$offer")
    done < <(command lscb-audit completions bash -- "${COMP_WORDS[@]:0:COMP_CWORD+1}" 2>/dev/null)
    type compopt >/dev/null 2>&1 || return 0
    [[ -n ${COMPREPLY[0]-} ]] || compopt +o default
    [[ -z $open ]] || compopt -o nospace
}
complete -o default -F _lscb_audit lscb-audit
