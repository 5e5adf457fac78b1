#compdef tracker
# Completion of tracker for zsh: commands, options, ids, factors, days, with what they are.
#
# For every new shell, in ~/.zshrc behind compinit:
#     eval "$(tracker completion zsh)"
# or as a file in a folder of $fpath, loaded when it is first needed:
#     tracker completion zsh > ~/.zfunc/_tracker
#
# What may stand at the cursor is asked of tracker itself, which only reads the diary for it.

_tracker() {
    local program=${(Q)words[1]} line text about paths lead
    local -a lines whole begun any_case
    (( $+commands[$program] )) || [[ -x $program ]] || program=tracker # it may be an alias
    lines=("${(@f)$(command $program complete zsh \
        "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2> /dev/null)}")
    paths=${lines[1]%%$'\t'*} lead=${lines[1]#*$'\t'}
    for line in "${(@)lines[2,-1]}"; do
        text=${${line%%$'\t'*}[2,-1]} about=${line#*$'\t'}
        text=${${text//\\/\\\\}//:/\\:} # a colon would begin the description
        if [[ $line == +* ]]; then
            begun+=("$text${about:+:$about}")
        else
            whole+=("$text${about:+:$about}")
        fi
    done
    any_case=(-M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}')
    if (( $#whole + $#begun )); then
        # A word that isn't whole (sleep=) is followed by no space.
        _describe -V -t words 'tracker' whole $any_case -- begun $any_case -S ''
        return
    fi
    [[ -n $lead ]] && compset -P "${(b)lead}"
    case $paths in
        files) _files ;;
        folders) _files -/ ;;
    esac
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _tracker "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
    compdef _tracker tracker
fi
