#!/bin/sh
# What every terminal runs: it takes the names of small scripts from a pipe, one a line, runs each in this terminal and
# leaves a file NAME.done behind. So one window serves for several starts of the program.
cd "$LAB_WORK" || exit 1
stty size >size
tty >tty.new
mv tty.new tty
while IFS= read -r task <&3; do
    . "./$task"
    : >"$task.done"
done 3<tasks
