using ContainerOS.Rules.Shell;

namespace ContainerOS.Rules.Tests.Shell;

/// <summary>Programs that run another program, with all their options that take the next word as a value.</summary>
public sealed class CommandWrapperTests
{
    [Theory]
    [InlineData("sudo", "-u -g -C -D -h -p -r -t -T -U --user --group", 0)]
    [InlineData("doas", "-u -C", 0)]
    [InlineData("env", "-u --unset -C --chdir -S", 0)]
    [InlineData("command", "", 0)]
    [InlineData("builtin", "", 0)]
    [InlineData("exec", "-a", 0)]
    [InlineData("nohup", "", 0)]
    [InlineData("setsid", "", 0)]
    [InlineData("nice", "-n --adjustment", 0)]
    [InlineData("ionice", "-c -n -p", 0)]
    [InlineData("chrt", "-T -P -D", 1)]
    [InlineData("taskset", "", 1)]
    [InlineData("timeout", "-s --signal -k --kill-after", 1)]
    [InlineData("stdbuf", "-i -o -e", 0)]
    [InlineData("flock", "-w --timeout -E", 1)]
    [InlineData("chroot", "", 1)]
    [InlineData("nsenter", "-t --target -S -G", 0)]
    [InlineData("unshare", "", 0)]
    [InlineData("xargs", "-I -n -P -d -L -s -E -a", 0)]
    [InlineData("busybox", "", 0)]
    [InlineData("watch", "-n --interval", 0)]
    [InlineData("systemd-run", "-u --unit -p --property --on-active", 0)]
    public void Wrapper_RunsTheWordBehindItsOwn(string wrapper, string valued, int operands)
    {
        var own = string.Concat(Enumerable.Repeat("own ", operands));

        Assert.Equal($"{wrapper},yum", Called($"{wrapper} {own}yum i"));
        Assert.Equal($"{wrapper},yum", Called($"{wrapper} -Z {own}yum i"));
        Assert.Equal($"{wrapper},yum", Called($"{wrapper} -- {own}yum i"));
        Assert.All(
            valued.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            option => Assert.Equal($"{wrapper},yum", Called($"{wrapper} {option} value {own}yum i"))
        );
    }

    [Theory]
    [InlineData("/usr/bin/time -f x yum i", "time,yum")]
    [InlineData("/usr/bin/time -o x yum i", "time,yum")]
    [InlineData("sudo A=1 B=2 yum i", "sudo,yum")]
    [InlineData("env A=1 yum i", "env,yum")]
    [InlineData("doas A=1 yum i", "doas,A=1")]
    [InlineData("sudo =x yum i", "sudo,=x")]
    [InlineData("sudo", "sudo")]
    [InlineData("sudo -u", "sudo")]
    [InlineData("timeout 5", "timeout")]
    [InlineData("sudo -- -x", "sudo,-x")]
    [InlineData("command -v yum", "command")]
    [InlineData("command -pV yum", "command")]
    [InlineData("command -p yum -v", "command,yum")]
    [InlineData("exec -v yum", "exec,yum")]
    public void Wrapper_AtItsEdges_Calls(string script, string expected) => Assert.Equal(expected, Called(script));

    [Theory]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public void Wrappers_OneInAnother_AreFollowedTenDeep(int times, bool isFollowed) =>
        Assert.Equal(
            isFollowed,
            Called(string.Concat(Enumerable.Repeat("nohup ", times)) + "yum i").EndsWith("yum", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("su -c 'yum i' root", "su,yum")]
    [InlineData("su root -c 'yum i'", "su,yum")]
    [InlineData("su -c", "su")]
    [InlineData("su yum", "su")]
    [InlineData("find / -execdir yum {} ;", "find,yum")]
    [InlineData("find / -ok yum {} ;", "find,yum")]
    [InlineData("find / -exec", "find")]
    [InlineData("trap 'yum i'", "trap")]
    [InlineData("trap 'yum i' EXIT", "trap,yum")]
    [InlineData("trap -p 'yum i' EXIT", "trap")]
    [InlineData("eval", "eval")]
    [InlineData("dash -c 'yum i'", "dash,yum")]
    [InlineData("ash -c 'yum i'", "ash,yum")]
    [InlineData("ksh -c 'yum i'", "ksh,yum")]
    [InlineData("zsh -c 'yum i'", "zsh,yum")]
    [InlineData("bash --rcfile x -c 'yum i'", "bash,yum")]
    [InlineData("bash --init-file x -c 'yum i'", "bash,yum")]
    [InlineData("bash --norc -c 'yum i'", "bash,yum")]
    [InlineData("bash x -c 'yum i'", "bash")]
    [InlineData("bash -x 'yum i'", "bash")]
    [InlineData("bash --c 'yum i'", "bash")]
    [InlineData("bash -c", "bash")]
    [InlineData("fish -c 'yum i'", "fish")]
    [InlineData("f() { :; }; bash -c 'f; yum i'", ":,bash,yum")]
    [InlineData("f() { :; }; sudo f", ":,sudo")]
    [InlineData("f() { :; }; /opt/f", ":,f")]
    public void Script_WithinACall_IsFollowed(string script, string expected) => Assert.Equal(expected, Called(script));

    [Theory]
    [InlineData(5, 0)]
    [InlineData(6, 1)]
    public void Scripts_OneInAnother_AreFollowedFiveDeep(int times, int gaps)
    {
        var script = ShellScript.Parse(string.Concat(Enumerable.Repeat("eval ", times)) + "yum i");

        Assert.Equal(gaps, script.Gaps.Count);
        Assert.All(script.Gaps, gap => Assert.Equal("it runs a script that is computed while it runs", gap.Reason));
    }

    private static string Called(string script) => string.Join(',', ShellScript.Parse(script).Calls.Select(call => call.Program));
}
