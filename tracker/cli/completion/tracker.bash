# Completion of tracker for bash (3.2 and newer): commands, options, ids, factors, days.
#
# For every new shell, in ~/.bashrc:
#     eval "$(tracker completion bash)"
# or, with the package bash-completion, loaded when it is first needed:
#     tracker completion bash > ~/.local/share/bash-completion/completions/tracker
#
# What may stand at the cursor is asked of tracker itself, which only reads the diary for it.

_tracker() {
    local program=$1 paths='' each
    COMPREPLY=()
    type -P -- "$program" > /dev/null || program=tracker # $1 may be an alias
    while IFS= read -r each; do
        case $each in
            -$'\t'*) ;;
            files$'\t'* | folders$'\t'*) paths=${each%%$'\t'*} ;;
            *) COMPREPLY[${#COMPREPLY[@]}]=$each ;;
        esac
    done < <("$program" complete bash "${COMP_LINE:0:COMP_POINT}" "$2" 2> /dev/null)
    if [[ -n $paths && ${#COMPREPLY[@]} -eq 0 ]]; then
        _tracker_paths "$paths" "$2"
    fi
}

# Names of files are the shell's own business: it knows about ~, spaces and folders.
_tracker_paths() {
    if type compopt > /dev/null 2>&1; then
        compopt +o nospace
        if [[ $1 == folders ]]; then compopt -o dirnames; else compopt -o default; fi
    else
        local flag=-f each
        [[ $1 == folders ]] && flag=-d
        while IFS= read -r each; do
            COMPREPLY[${#COMPREPLY[@]}]=$each
        done < <(compgen "$flag" -- "$2")
    fi
}

# A word that is whole brings its own space, which `sleep=` must not have.
complete -o nospace -F _tracker tracker
