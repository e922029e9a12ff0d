# Finds a JDK of version 21 or newer by running it: a name on the PATH proves nothing.

new_enough() { # $1: folder of a JDK
    local version
    version=$("$1/bin/javac" -version 2>/dev/null) || return 1
    version=${version#javac }
    [ "${version%%[!0-9]*}" -ge 21 ] 2>/dev/null
}

find_jdk() {
    local place newest
    newest=$(printf '%s\n' /usr/lib/jvm/*/ /Library/Java/JavaVirtualMachines/*/Contents/Home/ /opt/homebrew/opt/openjdk*/ |
        grep -v '[*]' | sed 's:/$::' | awk -F/ '{ v = $0; gsub(/[^0-9]+/, " ", v); split(v, n, " "); print n[1] + 0, $0 }' |
        sort -rn | cut -d' ' -f2-)
    while IFS= read -r place; do
        if [ -n "$place" ] && new_enough "$place"; then jdk=$place; return 0; fi
    done <<EOF
${ES_JAVA_HOME:-}
${JAVA_HOME:-}
$newest
EOF
    return 1
}
