# Completion of tracker for fish: commands, options, ids, factors, days, with what they are.
#
# Once; fish loads it when it is first needed:
#     tracker completion fish > ~/.config/fish/completions/tracker.fish
#
# What may stand at the cursor is asked of tracker itself, which only reads the diary for it.

function __tracker_complete
    set -l before (commandline -opc)
    set -l typed (commandline -ct | string replace -r '^["\']' '' | string replace -ar '\\\\(.)' '$1')
    set -l program $before[1]
    set -e before[1]
    type -q -- $program; or set program tracker
    set -l answer (command $program complete fish $before "$typed" 2>/dev/null)
    set -l head (string split \t -- "$answer[1]")
    set -e answer[1]
    if test (count $answer) -gt 0
        printf '%s\n' $answer
        return
    end
    set -l rest (string sub -s (math (string length -- "$head[2]") + 1) -- "$typed")
    switch "$head[1]"
        case files
            printf "$head[2]%s\n" (__fish_complete_path "$rest")
        case folders
            printf "$head[2]%s\n" (__fish_complete_directories "$rest" folder)
    end
end

complete -c tracker -k -f -a '(__tracker_complete)'
