#!/bin/sh
# A consultant's year with twenty boards: two rounds of audits, from the list of boards to the figures of them all.
#
#     sh consultants-year.sh FOLDER
#
# It works in FOLDER, which it makes. The boards are made up; with boards of your own, begin with your own boards.csv.
set -eu

mkdir -p "$1"
cd "$1"
export LSCB_AUDIT_DIR=audits

# The boards: one a line. Only the name is needed.
{
    echo "id,name,region,children,covers,neighbours,chair"
    for n in 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20; do
        echo "board-$n,Board $n LSCB,Northshire,4${n}00,1,,Chair of Board $n"
    done
} > boards.csv

# An audit for each: all of them, or none and the reasons. --dry-run would only say which.
lscb-audit new --boards boards.csv --year 2013 > made-2013.txt

# What is the same for all is set in all at once; each change is a line, and a signed audit would be left alone.
lscb-audit set audits audit.period='April 2012 to March 2013' > changes.txt

# What each board answered. Here it is the same for most of them.
lscb-audit set audits --year 2013 \
    sub-group.status=met 'sub-group.evidence=Six meetings, minutes kept' \
    co-ordinator.status=not-met named-leads.status=partly-met >> changes.txt
for board in board-03 board-07; do
    lscb-audit set "$board/2013" co-ordinator.status=met 'co-ordinator.evidence=In post since May' >> changes.txt
done

# Is anything wrong? 0: no. 1: yes, and the report says what. 2: a file could not be read.
lscb-audit check audits --format csv > findings-2013.csv || {
    echo "something is wrong in the audits of 2013: see findings-2013.csv" >&2
    exit 1
}

# The next year takes over the last one. What is carried over counts as unanswered until somebody says it is still so.
lscb-audit new --boards boards.csv --year 2014 > made-2014.txt
lscb-audit set audits --year 2014 \
    sub-group.status=met 'sub-group.evidence=Five meetings, one cancelled' named-leads.status=met >> changes.txt
for board in board-03 board-07; do
    lscb-audit set "$board/2014" co-ordinator.status=not-met 'co-ordinator.note=The post was cut' >> changes.txt
done

# What moved? The gate says no (1) where something that was met is not any longer; then somebody has to look.
code=0
lscb-audit diff audits --years 2013,2014 --fail-on no-longer-met --format csv > moved.csv 2> moved.txt || code=$?
case $code in
    0) echo "nothing was lost" ;;
    1) echo "no longer met somewhere: see moved.txt" ;;
    *) exit "$code" ;;
esac

# All boards together, as of 25 that were asked, and every row for a spreadsheet and a database.
lscb-audit sector audits --year 2014 --expected 25 > all-boards.txt
lscb-audit sector audits --years 2013..2014 --format json > all-boards.json
lscb-audit export audits -o rows.xlsx
lscb-audit export audits -o rows.ndjson
lscb-audit export audits --actions -o actions.csv
