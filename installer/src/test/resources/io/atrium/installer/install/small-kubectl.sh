#!/bin/sh
# As much of kubectl as the steps use: an API of files, one an answer.
folder=@FOLDER@
case $1 in
  version)
    echo '{"clientVersion": {"gitVersion": "v1.33.1"}}'
    exit 0
    ;;
esac
while [ "$1" != --raw ]; do
  case $1 in get | create | delete) verb=$1 ;; esac
  shift
done
file=$folder/api/$(echo "$2" | sed 's/[^A-Za-z0-9]/_/g').json
case $verb in
  get)
    if [ ! -f "$file" ]; then
      echo 'Error from server (NotFound): the server could not find the requested resource' >&2
      exit 1
    fi
    cat "$file"
    ;;
  create)
    cat > "$folder/posted.json"
    echo "$2" >> "$folder/posts.log"
    case $2 in
      */selfsubjectaccessreviews) echo "{\"status\": {\"allowed\": $(cat "$folder/allowed" 2> /dev/null || echo true)}}" ;;
      */namespaces) cp "$folder/posted.json" "$folder/api/_api_v1_namespaces_atrium.json" && cat "$folder/posted.json" ;;
    esac
    ;;
  delete)
    echo "$2" >> "$folder/deletes.log"
    rm -f "$file"
    echo '{}'
    ;;
esac
