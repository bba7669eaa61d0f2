# For the scripts of findings/, each of which begins with
#
#   set -euo pipefail
#   LIMIT=120
#   source "$(dirname "$0")/lib/common.sh"
#
# Runs the script again under its limit of time, in seconds, and gives it a temporary folder, $work, which is removed at
# the end as whatever was started is stopped. In the folder, lib/ has the jars that were fetched, src/ and classes/ what was
# compiled.

if [ -z "${WITHIN_LIMIT:-}" ]; then
  WITHIN_LIMIT=yes timeout --kill-after=30 "$LIMIT" bash "$0" "$@" < /dev/null &
  trap 'kill $! 2> /dev/null; wait; exit 130' INT TERM
  status=0
  wait $! || status=$?
  case $status in
    124 | 137) echo "NOT DECIDED: it took longer than $LIMIT s, where it takes a fraction of that" >&2 ;;
  esac
  exit $status
fi

# The first line of the header names software and versions.
sed -n '2s/^# //p' "$0"

work=$(mktemp -d)
started=()

finish() {
  local pid
  for pid in "${started[@]}"; do
    kill "$pid" 2> /dev/null || true
  done
  for pid in "${started[@]}"; do
    wait "$pid" 2> /dev/null || true
  done
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 143' TERM

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
javac=${JAVA_HOME:+$JAVA_HOME/bin/}javac

# What is not so, and the end.
fail() {
  echo "$*" >&2
  exit 1
}

# Runs Maven in the temporary folder; what it says is shown only where it fails.
maven() {
  (cd "$work" && mvn -B -ntp -q "$@") > "$work/maven.log" 2>&1 || {
    tail -n 40 "$work/maven.log" >&2
    fail "NOT DECIDED: Maven failed at $*"
  }
}

# Puts jars and what they need into lib/: each is group:artifact:version, -group:artifact leaves something out of all.
fetch() {
  local each group artifact version exclusions= dependencies=
  for each in "$@"; do
    IFS=: read -r group artifact version <<< "$each"
    if [[ $group == -* ]]; then
      exclusions+="<exclusion><groupId>${group#-}</groupId><artifactId>$artifact</artifactId></exclusion>"
    fi
  done
  for each in "$@"; do
    IFS=: read -r group artifact version <<< "$each"
    if [[ $group != -* ]]; then
      dependencies+="<dependency><groupId>$group</groupId><artifactId>$artifact</artifactId><version>$version</version>"
      dependencies+="<exclusions>$exclusions</exclusions></dependency>"
    fi
  done
  cat > "$work/pom.xml" << POM
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>findings</groupId>
  <artifactId>libraries</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>$dependencies</dependencies>
</project>
POM
  maven org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies -DoutputDirectory="$work/lib"
}

# Puts one file, group:artifact:version or group:artifact:version:type, without what it needs into the temporary folder.
fetch_file() {
  maven org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy -Dartifact="$1" -DoutputDirectory="$work" \
    -Dmdep.stripVersion=true
}

# Writes a file of the temporary folder from standard input.
file() {
  mkdir -p "$(dirname "$work/$1")"
  cat > "$work/$1"
}

# Compiles src/ to classes/, with lib/ on the class path and whatever options.
compile() {
  find "$work/src" -name '*.java' -print0 |
    xargs -0 "$javac" -proc:none -nowarn -Xlint:-options -d "$work/classes" -cp "$work/lib/*" "$@" > "$work/javac.log" 2>&1 || {
    cat "$work/javac.log" >&2
    fail "NOT DECIDED: the Java sources do not compile"
  }
}

# Runs a class of classes/ with lib/ on the class path.
run_java() {
  "$java" -cp "$work/classes:$work/lib/*" "$@"
}

# A port of this machine that is free now.
free_port() {
  file FreePort.java << 'JAVA'
class FreePort {
    public static void main(String[] arguments) throws java.io.IOException {
        try (var socket = new java.net.ServerSocket(0)) {
            System.out.println(socket.getLocalPort());
        }
    }
}
JAVA
  "$java" "$work/FreePort.java"
}

# Starts a program in the background, in the temporary folder; what it says goes to a file there.
start() {
  local log=$work/$1
  shift
  (cd "$work" && exec "$@") > "$log" 2>&1 &
  started+=($!)
}

# Waits for a line in such a file, for so many seconds.
await() {
  local end=$((SECONDS + $3))
  until grep -qE "$2" "$work/$1" 2> /dev/null; do
    if ((SECONDS > end)); then
      tail -n 40 "$work/$1" >&2
      fail "NOT DECIDED: no line '$2' in $1 within $3 s"
    fi
    sleep 0.2
  done
}

# Stops what was started last, as an administrator would, and waits for its end.
stop() {
  local last=$((${#started[@]} - 1))
  kill "${started[last]}" 2> /dev/null || true
  wait "${started[last]}" 2> /dev/null || true
  unset "started[last]"
}

# Shows what was seen, and ends with an error where it is not what it was.
expect() {
  echo "$1: $3"
  [ "$2" = "$3" ] || fail "CHANGED: '$1' was '$2' when this was written; look whether the finding still holds"
}

# The same for a text that must be in what was seen.
expect_in() {
  echo "$1: $2"
  grep -qF -- "$2" <<< "$3" || fail "CHANGED: '$1' no longer has '$2' but: $3"
}

# The end where all was as it was.
holds() {
  echo "HOLDS: $*"
}

# Builds src/ as an application of Quarkus 3.33.2 with these of its extensions; its properties are standard input.
build_quarkus() {
  local extension dependencies=
  for extension in "$@"; do
    dependencies+="<dependency><groupId>io.quarkus</groupId><artifactId>$extension</artifactId></dependency>"
  done
  mkdir -p "$work/src/main/resources" "$work/src/main/java"
  cat > "$work/src/main/resources/application.properties"
  cat > "$work/pom.xml" << POM
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>findings</groupId>
  <artifactId>application</artifactId>
  <version>1</version>
  <properties>
    <maven.compiler.release>17</maven.compiler.release>
    <maven.compiler.parameters>true</maven.compiler.parameters>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencyManagement>
    <dependencies>
      <dependency>
        <groupId>io.quarkus.platform</groupId>
        <artifactId>quarkus-bom</artifactId>
        <version>3.33.2</version>
        <type>pom</type>
        <scope>import</scope>
      </dependency>
    </dependencies>
  </dependencyManagement>
  <dependencies>$dependencies</dependencies>
  <build>
    <plugins>
      <plugin>
        <groupId>org.apache.maven.plugins</groupId>
        <artifactId>maven-compiler-plugin</artifactId>
        <version>3.14.0</version>
      </plugin>
      <plugin>
        <groupId>io.quarkus.platform</groupId>
        <artifactId>quarkus-maven-plugin</artifactId>
        <version>3.33.2</version>
        <executions><execution><goals><goal>build</goal></goals></execution></executions>
      </plugin>
    </plugins>
  </build>
</project>
POM
  maven package -DskipTests
}

# Starts that application and sets $url to where it is.
start_quarkus() {
  start quarkus.log "$java" -Dquarkus.http.host=localhost -Dquarkus.http.port=0 -jar target/quarkus-app/quarkus-run.jar
  await quarkus.log 'Listening on: ' 60
  url=$(sed -n 's/.*Listening on: \(http:[^ ]*\).*/\1/p' "$work/quarkus.log")
}

# The status of an answer and those of its headers that a pattern matches, sorted, in one line; the rest is for curl.
answer() {
  local headers=$1
  shift
  curl -sS --max-time 20 -o "$work/body" -D "$work/headers" "$@"
  { sed -n '1s/^[^ ]* \([0-9]*\).*/\1/p' "$work/headers" && tr -d '\r' < "$work/headers" | grep -iE "^($headers):" | sort -f || true; } |
    paste -sd ';' | sed 's/;/; /g'
}

# Puts classes/ into a WAR in the temporary folder, or elsewhere in it.
pack_war() {
  local war=$work/${1:-app.war}
  mkdir -p "$work/war/WEB-INF" "$(dirname "$war")"
  mv "$work/classes" "$work/war/WEB-INF/classes"
  "${java%java}jar" --create --file "$war" -C "$work/war" .
}

# Starts Payara Micro 6.2025.10 with app.war on $port, alone and calling nobody; what is given are options of Java.
start_payara_micro() {
  fetch_file fish.payara.extras:payara-micro:6.2025.10
  file before-start.txt << 'COMMANDS'
set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1
COMMANDS
  start server.log "$java" -Xmx512m --add-opens=java.base/java.lang=ALL-UNNAMED "$@" -jar payara-micro.jar \
    --nohostaware --noHazelcast --disablephonehome --rootDir "$work/root" --port "$port" \
    --prebootcommandfile before-start.txt --deploy app.war
  await server.log 'Payara Micro .* ready in' 120
  ! grep -A 2 'Exception while loading the app' "$work/server.log" >&2 ||
    fail "NOT DECIDED: the application does not start"
}

# Starts Open Liberty 26.0.0.3 with app.war on $port and these of its features.
start_open_liberty() {
  local feature
  fetch_file io.openliberty:openliberty-runtime:26.0.0.3:zip
  (cd "$work" && "${java%java}jar" xf openliberty-runtime.zip)
  mkdir -p "$work/user/servers/finding/dropins"
  mv "$work/app.war" "$work/user/servers/finding/dropins"
  {
    echo "<server><featureManager>"
    for feature in "$@"; do echo "<feature>$feature</feature>"; done
    echo "</featureManager>"
    echo "<httpEndpoint id='defaultHttpEndpoint' host='localhost' httpPort='$port' httpsPort='-1'/></server>"
  } > "$work/user/servers/finding/server.xml"
  start server.log env JVM_ARGS=-Xmx512m WLP_USER_DIR="$work/user" sh wlp/bin/server run finding
  await server.log CWWKZ0001I 120
}

# Takes a newer Java than that of the path: from JAVA_HOME_21_X64 and the like, or from where Linux has them. Without one,
# the script ends.
java_from() {
  local oldest=$1 home version
  for home in "${JAVA_HOME:-}" $(compgen -v | grep -E '^JAVA_HOME_[0-9]+' | while read -r name; do echo "${!name}"; done) \
    /usr/lib/jvm/*; do
    if [ -x "$home/bin/javac" ]; then
      version=$("$home/bin/java" -XshowSettings:properties -version 2>&1 |
        sed -n 's/ *java.specification.version = \([0-9]*\)$/\1/p')
      if ((${version:-0} >= oldest)); then
        java=$home/bin/java
        javac=$home/bin/javac
        return
      fi
    fi
  done
  echo "NOT RUN: it needs a JDK $oldest or newer, by JAVA_HOME or JAVA_HOME_21_X64"
  exit 0
}
