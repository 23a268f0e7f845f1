using ContainerOS.Rules.Shell;

namespace ContainerOS.Rules.Tests.Shell;

/// <summary>Programs that run another program, with all their options that take the next word as a value.</summary>
public sealed class CommandWrapperTests
{
    [Fact]
    public void Wrapper_RunsTheWordBehindItsOwn() =>
        Assert.All(
            new (string Wrapper, string Valued, int Operands)[]
            {
                ("sudo", "-u -g -C -D -h -p -r -t -T -U --user --group", 0),
                ("doas", "-u -C", 0),
                ("env", "-u --unset -C --chdir -S", 0),
                ("command", "", 0),
                ("builtin", "", 0),
                ("exec", "-a", 0),
                ("nohup", "", 0),
                ("setsid", "", 0),
                ("nice", "-n --adjustment", 0),
                ("ionice", "-c -n -p", 0),
                ("chrt", "-T -P -D", 1),
                ("taskset", "", 1),
                ("timeout", "-s --signal -k --kill-after", 1),
                ("stdbuf", "-i -o -e", 0),
                ("flock", "-w --timeout -E", 1),
                ("chroot", "", 1),
                ("nsenter", "-t --target -S -G", 0),
                ("unshare", "", 0),
                ("xargs", "-I -n -P -d -L -s -E -a", 0),
                ("busybox", "", 0),
                ("watch", "-n --interval", 0),
                ("systemd-run", "-u --unit -p --property --on-active", 0),
            },
            row =>
            {
                var (wrapper, valued, operands) = row;

                var own = string.Concat(Enumerable.Repeat("own ", operands));

                Assert.Equal($"{wrapper},yum", Called($"{wrapper} {own}yum i"));
                Assert.Equal($"{wrapper},yum", Called($"{wrapper} -Z {own}yum i"));
                Assert.Equal($"{wrapper},yum", Called($"{wrapper} -- {own}yum i"));
                Assert.All(
                    valued.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                    option => Assert.Equal($"{wrapper},yum", Called($"{wrapper} {option} value {own}yum i"))
                );
            }
        );

    [Fact]
    public void Wrapper_AtItsEdges_Calls() =>
        Assert.All(
            new (string Script, string Expected)[]
            {
                ("/usr/bin/time -f x yum i", "time,yum"),
                ("/usr/bin/time -o x yum i", "time,yum"),
                ("sudo A=1 B=2 yum i", "sudo,yum"),
                ("env A=1 yum i", "env,yum"),
                ("doas A=1 yum i", "doas,A=1"),
                ("sudo =x yum i", "sudo,=x"),
                ("sudo", "sudo"),
                ("sudo -u", "sudo"),
                ("timeout 5", "timeout"),
                ("sudo -- -x", "sudo,-x"),
                ("command -v yum", "command"),
                ("command -pV yum", "command"),
                ("command -p yum -v", "command,yum"),
                ("exec -v yum", "exec,yum"),
            },
            row => Assert.Equal(row.Expected, Called(row.Script))
        );

    [Fact]
    public void Wrappers_OneInAnother_AreFollowedTenDeep() =>
        Assert.All(
            new (int Times, bool IsFollowed)[] { (10, true), (11, false) },
            row =>
                Assert.Equal(
                    row.IsFollowed,
                    Called(string.Concat(Enumerable.Repeat("nohup ", row.Times)) + "yum i").EndsWith("yum", StringComparison.Ordinal)
                )
        );

    [Fact]
    public void Script_WithinACall_IsFollowed() =>
        Assert.All(
            new (string Script, string Expected)[]
            {
                ("su -c 'yum i' root", "su,yum"),
                ("su root -c 'yum i'", "su,yum"),
                ("su -c", "su"),
                ("su yum", "su"),
                ("find / -execdir yum {} ;", "find,yum"),
                ("find / -ok yum {} ;", "find,yum"),
                ("find / -exec", "find"),
                ("trap 'yum i'", "trap"),
                ("trap 'yum i' EXIT", "trap,yum"),
                ("trap -p 'yum i' EXIT", "trap"),
                ("eval", "eval"),
                ("dash -c 'yum i'", "dash,yum"),
                ("ash -c 'yum i'", "ash,yum"),
                ("ksh -c 'yum i'", "ksh,yum"),
                ("zsh -c 'yum i'", "zsh,yum"),
                ("bash --rcfile x -c 'yum i'", "bash,yum"),
                ("bash --init-file x -c 'yum i'", "bash,yum"),
                ("bash --norc -c 'yum i'", "bash,yum"),
                ("bash x -c 'yum i'", "bash"),
                ("bash -x 'yum i'", "bash"),
                ("bash --c 'yum i'", "bash"),
                ("bash -c", "bash"),
                ("fish -c 'yum i'", "fish"),
                ("f() { :; }; bash -c 'f; yum i'", ":,bash,yum"),
                ("f() { :; }; sudo f", ":,sudo"),
                ("f() { :; }; /opt/f", ":,f"),
            },
            row => Assert.Equal(row.Expected, Called(row.Script))
        );

    [Fact]
    public void FunctionsAndFinds_OneInAnother_AreFollowedTenDeep() =>
        Assert.All(
            new[] { ("f() { \"$@\"; }; ", "f "), ("", "find / -exec "), ("f() { \"$@\"; }; ", "f find / -exec ") },
            row =>
            {
                var times = row.Item2.StartsWith("f find", StringComparison.Ordinal) ? 5 : 10;

                Assert.EndsWith("yum", Called(row.Item1 + string.Concat(Enumerable.Repeat(row.Item2, times)) + "yum i ;"));
                Assert.False(
                    Called(row.Item1 + string.Concat(Enumerable.Repeat(row.Item2, times + 1)) + "yum i ;")
                        .EndsWith("yum", StringComparison.Ordinal)
                );
            }
        );

    [Fact]
    public void Scripts_OneInAnother_AreFollowedFiveDeep() =>
        Assert.All(
            new (int Times, int Gaps)[] { (5, 0), (6, 1) },
            row =>
            {
                var (times, gaps) = row;

                var script = ShellScript.Parse(string.Concat(Enumerable.Repeat("eval ", times)) + "yum i");

                Assert.Equal(gaps, script.Gaps.Count);
                Assert.All(script.Gaps, gap => Assert.Equal("it runs a script that is computed while it runs", gap.Reason));
            }
        );

    private static string Called(string script) => string.Join(',', ShellScript.Parse(script).Calls.Select(call => call.Program));
}
