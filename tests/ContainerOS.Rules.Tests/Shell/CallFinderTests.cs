using ContainerOS.Rules.Shell;

namespace ContainerOS.Rules.Tests.Shell;

public sealed class CallFinderTests
{
    [Theory]
    [InlineData("yum install x", "yum@1:1")]
    [InlineData("  sudo -E yum install x", "yum@1:11")]
    [InlineData("sudo -u root -- /usr/bin/yum install", "yum@1:17")]
    [InlineData("timeout 60 yum install", "yum@1:12")]
    [InlineData("timeout -k 5 --foreground 60s nice -n 5 yum i", "yum@1:41")]
    [InlineData("env -u X A=1 B=2 yum i", "yum@1:18")]
    [InlineData("A=1 yum i", "yum@1:5")]
    [InlineData("echo \"$(yum list)\"", "yum@1:9")]
    [InlineData("echo \"a `yum list` b\"", "yum@1:10")]
    [InlineData("x=${y:-$(yum list)}", "yum@1:10")]
    [InlineData("echo $(( $(yum list | wc -l) + 1 ))", "yum@1:12")]
    [InlineData("bash -c 'set -e\nyum install x'", "yum@2:1")]
    [InlineData("bash -ec 'yum install x'", "yum@1:11")]
    [InlineData("sh -o errexit -c \"yum install x\"", "yum@1:19")]
    [InlineData("eval \"yum install x\"", "yum@1:7")]
    [InlineData("eval yum install x", "yum@1:7")]
    [InlineData("trap 'yum clean all' EXIT", "yum@1:7")]
    [InlineData("find / -name x -exec yum remove {} \\;", "yum@1:22")]
    [InlineData("cat list | xargs -n 1 yum install", "yum@1:23")]
    [InlineData("if yum -v; then :; fi", "yum@1:4")]
    [InlineData("if true; then :; elif false; then yum x; else :; fi", "yum@1:35")]
    [InlineData("if true; then :; else yum x; fi", "yum@1:23")]
    [InlineData("while ! yum -v; do sleep 1; done", "yum@1:9")]
    [InlineData("until false; do yum x; done", "yum@1:17")]
    [InlineData("for p in a b; do yum install $p; done", "yum@1:18")]
    [InlineData("for p\ndo\n yum install $p\ndone", "yum@3:2")]
    [InlineData("for ((i=0; i<3; i++)); do yum x; done", "yum@1:27")]
    [InlineData("case $1 in a|b) yum x;; (c) ;; esac", "yum@1:17")]
    [InlineData("f() { yum x; }; f", "yum@1:7")]
    [InlineData("function f\n{\nyum x\n}", "yum@3:1")]
    [InlineData("(cd /; yum x)", "yum@1:8")]
    [InlineData("{ yum x; } > /dev/null", "yum@1:3")]
    [InlineData("true && yum x || false", "yum@1:9")]
    [InlineData("true |\n yum x", "yum@2:2")]
    [InlineData("yum x &", "yum@1:1")]
    [InlineData("time yum x", "yum@1:6")]
    [InlineData("PM=yum\n$PM install x", "yum@2:1")]
    [InlineData("'yum' x", "yum@1:1")]
    [InlineData("y\\um x", "yum@1:1")]
    [InlineData("cat <(yum list)", "yum@1:7")]
    [InlineData("cat <<EOF\n$(yum list)\nEOF", "yum@2:3")]
    [InlineData("cat <<'EOF'\nx\nEOF\nyum x", "yum@4:1")]
    [InlineData("cat <<-EOF\n\tx\n\tEOF\nyum x", "yum@4:1")]
    [InlineData("cat <<A <<B\n1\nA\n2\nB\nyum x", "yum@6:1")]
    [InlineData("echo $((1<<20))\nyum x", "yum@2:1")]
    [InlineData("((x=1<<2))\nyum x", "yum@2:1")]
    [InlineData("a \\\n b\nyum x", "yum@3:1")]
    [InlineData("echo a;yum x", "yum@1:8")]
    [InlineData("[[ $a =~ ^(b|c)$ && -f x ]] && yum x", "yum@1:32")]
    [InlineData("2>/dev/null yum x", "yum@1:13")]
    [InlineData("! yum x", "yum@1:3")]
    [InlineData("set -e\r\nyum x\r\n", "yum@2:1")]
    public void Script_ThatCallsYum_IsFoundWithItsPlace(string script, string expected) =>
        Assert.Equal(
            [expected],
            ShellScript.Parse(script).Calls.Where(call => call.Program == "yum").Select(call => $"yum@{call.At.Line}:{call.At.Column}")
        );

    [Theory]
    [InlineData("# yum install\necho done")]
    [InlineData("echo yum")]
    [InlineData("echo \"yum install\"")]
    [InlineData("echo '$(yum install)'")]
    [InlineData("cat > /etc/x <<'EOF'\nyum install $(yum)\nEOF")]
    [InlineData("cat > /etc/x <<EOF\nyum install\nEOF")]
    [InlineData("case $1 in yum|dnf) echo x;; *) echo y;; esac")]
    [InlineData("case \"$pm\" in\n  yum)\n    echo x\n    ;;\nesac")]
    [InlineData("pms=(yum dnf apt)")]
    [InlineData("declare -a pms=(yum\n dnf)")]
    [InlineData("yum() { echo no yum here; }\nyum install x")]
    [InlineData("function yum { :; }; yum x")]
    [InlineData("for p in yum dnf; do echo $p; done")]
    [InlineData("x=yum")]
    [InlineData("echo ${x:-yum}")]
    [InlineData("[[ $x == yum ]]")]
    [InlineData("[ -x /usr/bin/yum ]")]
    [InlineData("echo a # yum b")]
    [InlineData("echo a#b; echo x'\nyum install'")]
    [InlineData("echo > yum")]
    [InlineData("cat < yum")]
    [InlineData("echo $'it\\'s' yum")]
    [InlineData("echo \\\n yum")]
    [InlineData("echo @(yum|dnf)")]
    [InlineData("((yum + 1))")]
    public void Script_ThatOnlyNamesYum_IsNoCall(string script)
    {
        var read = ShellScript.Parse(script);

        Assert.DoesNotContain(read.Calls, call => call.Program == "yum");
        Assert.Empty(read.Gaps);
    }

    [Theory]
    [InlineData("$PM install x", 1, 1)]
    [InlineData("read PM; $PM x", 1, 10)]
    [InlineData("bash -c \"$cmd\"", 1, 9)]
    [InlineData("eval \"$cmd\"", 1, 6)]
    [InlineData("if true; then echo x", 1, 1)]
    [InlineData("cat <<EOF", 1, 5)]
    [InlineData("echo 'never closed", 1, 6)]
    [InlineData("echo \"never closed", 1, 6)]
    [InlineData("echo $(date", 1, 8)]
    [InlineData("cat <<EOF\nx", 1, 5)]
    [InlineData("echo a\nfi", 2, 1)]
    [InlineData("echo )", 1, 6)]
    [InlineData("case x in a", 1, 12)]
    [InlineData("a=(b", 1, 3)]
    [InlineData("&& x", 1, 1)]
    public void Script_ThatCanNotBeFollowed_SaysWhere(string script, int line, int column)
    {
        var gap = Assert.Single(ShellScript.Parse(script).Gaps);

        Assert.Equal((line, column), (gap.At.Line, gap.At.Column));
        Assert.NotEmpty(gap.Reason);
    }

    [Fact]
    public void Script_ThatBreaksOff_KeepsWhatWasRead() =>
        Assert.Equal("yum", Assert.Single(ShellScript.Parse("yum install x\nif true; then").Calls).Program);

    [Theory]
    [InlineData("(", 50_000)]
    [InlineData("$(", 50_000)]
    [InlineData("$((", 20_000)]
    [InlineData("`", 10_001)]
    [InlineData("${x:-", 20_000)]
    [InlineData("\"$(", 20_000)]
    [InlineData("if ", 20_000)]
    [InlineData("{ ", 20_000)]
    [InlineData("a=(", 20_000)]
    [InlineData("cat <<A;", 10_000)]
    public void Script_NestedDeep_IsUndecidedAndEndsSoon(string piece, int times)
    {
        var read = ShellScript.Parse(string.Concat(Enumerable.Repeat(piece, times)));

        Assert.NotEmpty(read.Gaps);
    }

    [Fact]
    public void Script_TooTangledForBacktracking_EndsSoon() =>
        Assert.NotEmpty(ShellScript.Parse(string.Concat(Enumerable.Repeat("$((", 60)) + string.Concat(Enumerable.Repeat(") )", 60))).Gaps);

    [Fact]
    public void Script_ThatIsVeryLong_IsNotRead() => Assert.NotEmpty(ShellScript.Parse(new string('x', 1_100_000)).Gaps);
}
