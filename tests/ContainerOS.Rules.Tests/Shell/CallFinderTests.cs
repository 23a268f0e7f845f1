using ContainerOS.Rules.Shell;

namespace ContainerOS.Rules.Tests.Shell;

public sealed class CallFinderTests
{
    [Fact]
    public void Script_ThatCallsYum_IsFoundWithItsPlace() =>
        Assert.All(
            new (string Script, string Expected)[]
            {
                ("yum install x", "yum@1:1"),
                ("  sudo -E yum install x", "yum@1:11"),
                ("sudo -u root -- /usr/bin/yum install", "yum@1:17"),
                ("timeout 60 yum install", "yum@1:12"),
                ("timeout -k 5 --foreground 60s nice -n 5 yum i", "yum@1:41"),
                ("env -u X A=1 B=2 yum i", "yum@1:18"),
                ("A=1 yum i", "yum@1:5"),
                ("echo \"$(yum list)\"", "yum@1:9"),
                ("echo \"a `yum list` b\"", "yum@1:10"),
                ("x=${y:-$(yum list)}", "yum@1:10"),
                ("echo $(( $(yum list | wc -l) + 1 ))", "yum@1:12"),
                ("bash -c 'set -e\nyum install x'", "yum@2:1"),
                ("bash -ec 'yum install x'", "yum@1:11"),
                ("sh -o errexit -c \"yum install x\"", "yum@1:19"),
                ("eval \"yum install x\"", "yum@1:7"),
                ("eval yum install x", "yum@1:7"),
                ("trap 'yum clean all' EXIT", "yum@1:7"),
                ("find / -name x -exec yum remove {} \\;", "yum@1:22"),
                ("cat list | xargs -n 1 yum install", "yum@1:23"),
                ("if yum -v; then :; fi", "yum@1:4"),
                ("if true; then :; elif false; then yum x; else :; fi", "yum@1:35"),
                ("if true; then :; else yum x; fi", "yum@1:23"),
                ("while ! yum -v; do sleep 1; done", "yum@1:9"),
                ("until false; do yum x; done", "yum@1:17"),
                ("for p in a b; do yum install $p; done", "yum@1:18"),
                ("for p\ndo\n yum install $p\ndone", "yum@3:2"),
                ("for ((i=0; i<3; i++)); do yum x; done", "yum@1:27"),
                ("case $1 in a|b) yum x;; (c) ;; esac", "yum@1:17"),
                ("f() { yum x; }; f", "yum@1:7"),
                ("function f\n{\nyum x\n}", "yum@3:1"),
                ("(cd /; yum x)", "yum@1:8"),
                ("{ yum x; } > /dev/null", "yum@1:3"),
                ("true && yum x || false", "yum@1:9"),
                ("true |\n yum x", "yum@2:2"),
                ("yum x &", "yum@1:1"),
                ("time yum x", "yum@1:6"),
                ("PM=yum\n$PM install x", "yum@2:1"),
                ("'yum' x", "yum@1:1"),
                ("y\\um x", "yum@1:1"),
                ("cat <(yum list)", "yum@1:7"),
                ("cat <<EOF\n$(yum list)\nEOF", "yum@2:3"),
                ("cat <<'EOF'\nx\nEOF\nyum x", "yum@4:1"),
                ("cat <<-EOF\n\tx\n\tEOF\nyum x", "yum@4:1"),
                ("cat <<A <<B\n1\nA\n2\nB\nyum x", "yum@6:1"),
                ("echo $((1<<20))\nyum x", "yum@2:1"),
                ("((x=1<<2))\nyum x", "yum@2:1"),
                ("a \\\n b\nyum x", "yum@3:1"),
                ("echo a;yum x", "yum@1:8"),
                ("[[ $a =~ ^(b|c)$ && -f x ]] && yum x", "yum@1:32"),
                ("2>/dev/null yum x", "yum@1:13"),
                ("! yum x", "yum@1:3"),
                ("set -e\r\nyum x\r\n", "yum@2:1"),
            },
            row =>
                Assert.Equal(
                    [row.Expected],
                    ShellScript
                        .Parse(row.Script)
                        .Calls.Where(call => call.Program == "yum")
                        .Select(call => $"yum@{call.At.Line}:{call.At.Column}")
                )
        );

    [Fact]
    public void Script_ThatOnlyNamesYum_IsNoCall() =>
        Assert.All(
            new string[]
            {
                "# yum install\necho done",
                "echo yum",
                "echo \"yum install\"",
                "echo '$(yum install)'",
                "cat > /etc/x <<'EOF'\nyum install $(yum)\nEOF",
                "cat > /etc/x <<EOF\nyum install\nEOF",
                "case $1 in yum|dnf) echo x;; *) echo y;; esac",
                "case \"$pm\" in\n  yum)\n    echo x\n    ;;\nesac",
                "pms=(yum dnf apt)",
                "declare -a pms=(yum\n dnf)",
                "yum() { echo no yum here; }\nyum install x",
                "function yum { :; }; yum x",
                "for p in yum dnf; do echo $p; done",
                "x=yum",
                "echo ${x:-yum}",
                "[[ $x == yum ]]",
                "[ -x /usr/bin/yum ]",
                "echo a # yum b",
                "echo a#b; echo x'\nyum install'",
                "echo > yum",
                "cat < yum",
                "echo $'it\\'s' yum",
                "echo \\\n yum",
                "echo @(yum|dnf)",
                "((yum + 1))",
            },
            script =>
            {
                var read = ShellScript.Parse(script);

                Assert.DoesNotContain(read.Calls, call => call.Program == "yum");
                Assert.Empty(read.Gaps);
            }
        );

    [Fact]
    public void Script_ThatCanNotBeFollowed_SaysWhere() =>
        Assert.All(
            new (string Script, int Line, int Column)[]
            {
                ("$PM install x", 1, 1),
                ("read PM; $PM x", 1, 10),
                ("bash -c \"$cmd\"", 1, 9),
                ("eval \"$cmd\"", 1, 6),
                ("if true; then echo x", 1, 1),
                ("cat <<EOF", 1, 5),
                ("echo 'never closed", 1, 6),
                ("echo \"never closed", 1, 6),
                ("echo $(date", 1, 8),
                ("cat <<EOF\nx", 1, 5),
                ("echo a\nfi", 2, 1),
                ("echo )", 1, 6),
                ("case x in a", 1, 12),
                ("a=(b", 1, 3),
                ("&& x", 1, 1),
            },
            row =>
            {
                var (script, line, column) = row;

                var gap = Assert.Single(ShellScript.Parse(script).Gaps);

                Assert.Equal((line, column), (gap.At.Line, gap.At.Column));
                Assert.NotEmpty(gap.Reason);
            }
        );

    [Fact]
    public void Script_ThatBreaksOff_KeepsWhatWasRead() =>
        Assert.Equal("yum", Assert.Single(ShellScript.Parse("yum install x\nif true; then").Calls).Program);

    [Fact]
    public void Script_NestedDeep_IsUndecidedAndEndsSoon() =>
        Assert.All(
            new (string Piece, int Times)[]
            {
                ("(", 50_000),
                ("$(", 50_000),
                ("$((", 20_000),
                ("`", 10_001),
                ("${x:-", 20_000),
                ("\"$(", 20_000),
                ("if ", 20_000),
                ("{ ", 20_000),
                ("a=(", 20_000),
                ("cat <<A;", 10_000),
            },
            row =>
            {
                var (piece, times) = row;

                var read = ShellScript.Parse(string.Concat(Enumerable.Repeat(piece, times)));

                Assert.NotEmpty(read.Gaps);
            }
        );

    [Fact]
    public void Script_TooTangledForBacktracking_EndsSoon() =>
        Assert.NotEmpty(ShellScript.Parse(string.Concat(Enumerable.Repeat("$((", 60)) + string.Concat(Enumerable.Repeat(") )", 60))).Gaps);

    [Fact]
    public void Script_ThatIsVeryLong_IsNotRead() => Assert.NotEmpty(ShellScript.Parse(new string('x', 1_100_000)).Gaps);
}
