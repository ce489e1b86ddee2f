#!/bin/sh
# Fetches the accounts of the hot desk phones of @@OFFICE@@, and has Asterisk read them where they have changed.
# Goes to /usr/local/bin/hotdesk-accounts, for the user that Asterisk runs as alone (chmod 700): it holds the secret.
# Runs every minute, /etc/cron.d/hotdesk: * * * * * asterisk /usr/local/bin/hotdesk-accounts
# Whatever goes wrong, the accounts stay as they are, and the reason goes to standard error.
set -eu
umask 027

URL='@@URL@@/accounts'
SECRET='@@SECRET@@'
FILE=${HOTDESK_ACCOUNTS:-/etc/asterisk/hotdesk_accounts.conf}
ASTERISK=${ASTERISK:-asterisk}
END='@@END@@'

fail() {
    echo "hotdesk-accounts: $1; the accounts stay as they are" >&2
    exit 1
}

new=$(mktemp "$FILE.XXXXXX") || fail "cannot write beside $FILE"
trap 'rm -f "$new" "$new.head"' EXIT
trap 'exit 1' HUP INT TERM

known=
if [ -f "$FILE" ] && [ -f "$FILE.etag" ]; then
    known=$(head -n 1 "$FILE.etag")
fi

# The secret comes by standard input: the list of processes shows arguments.
status=$(printf 'user = "hotdesk:%s"\n' "$SECRET" | curl --config - --silent --show-error --connect-timeout 5 --max-time 30 \
    --header "If-None-Match: $known" --dump-header "$new.head" --output "$new" --write-out '%{http_code}' "$URL") || fail 'the portal cannot be reached'

case $status in
    304) exit 0 ;;
    200) ;;
    *) fail "the portal answered $status" ;;
esac
[ "$(tail -n 1 "$new")" = "$END" ] || fail 'what came is no whole list of accounts'

if [ ! -f "$FILE" ] || [ ! -f "$FILE.etag" ] || ! cmp -s "$new" "$FILE"; then
    # Without its ETag the file is read again at the next run, should Asterisk not do it now.
    rm -f "$FILE.etag"
    chmod 640 "$new"
    mv -f "$new" "$FILE"
    # In this order: the other way round new phones stay unavailable.
    "$ASTERISK" -rx 'module reload res_pjsip_config_wizard' >/dev/null || fail 'Asterisk did not read res_pjsip_config_wizard'
    "$ASTERISK" -rx 'module reload res_pjsip' >/dev/null || fail 'Asterisk did not read res_pjsip'
fi
sed -n 's/^[Ee][Tt][Aa][Gg]: *\("[^"]*"\).*/\1/p' "$new.head" | tail -n 1 >"$FILE.etag"
