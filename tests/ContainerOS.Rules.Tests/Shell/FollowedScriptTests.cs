using ContainerOS.Rules.Shell;

namespace ContainerOS.Rules.Tests.Shell;

/// <summary>Scripts that a script runs: from a file, from standard input, or from a text; and functions that run their arguments.</summary>
public sealed class FollowedScriptTests
{
    private const string Computed = "it runs a script that is computed while it runs";
    private const string Unknown = "it runs a script whose content is not known";
    private const string ComputedPath = "it runs a script whose path is computed while it runs";
    private const string ComputedCall = "what is called is computed while the script runs";

    [Theory]
    [InlineData(". /etc/os-release", null)]
    [InlineData("source /etc/os-release", null)]
    [InlineData(". /usr/lib/os-release", null)]
    [InlineData(". /etc/profile", null)]
    [InlineData(". /etc/bashrc", null)]
    [InlineData(". /etc/environment", null)]
    [InlineData(". /etc/system-release", null)]
    [InlineData(". /etc//./os-release", null)]
    [InlineData(". /dev/null", null)]
    [InlineData("bash /dev/null", null)]
    [InlineData(".", null)]
    [InlineData("source", null)]
    [InlineData("bash /etc/profile", Unknown)]
    [InlineData(". /etc/other", Unknown)]
    [InlineData("source ./lib", Unknown)]
    [InlineData(". $f", ComputedPath)]
    [InlineData("bash /opt/$f", ComputedPath)]
    [InlineData("/opt/a.sh", Unknown)]
    [InlineData("/opt/a", null)]
    [InlineData("./a", Unknown)]
    [InlineData("bin/a", Unknown)]
    [InlineData("~/a", null)]
    [InlineData("a.sh", null)]
    [InlineData("date > /opt/a; /opt/a", Unknown)]
    [InlineData("date > /opt/a; . /opt/a", Unknown)]
    [InlineData("date > ~/a; ~/a", Unknown)]
    public void File_IsFollowedOrNot(string script, string? gap) => AssertGaps(script, gap);

    [Theory]
    [InlineData("sh", "/opt/f")]
    [InlineData("bash", "/opt/f")]
    [InlineData("dash", "/opt/f")]
    [InlineData("ash", "/opt/f")]
    [InlineData("ksh", "/opt/f")]
    [InlineData("zsh", "/opt/f")]
    [InlineData("/usr/bin/bash", "/opt/f")]
    [InlineData(".", "/opt/f")]
    [InlineData("source", "/opt/f a b")]
    [InlineData("bash", "-x /opt/f a")]
    [InlineData("bash", "-e -u /opt/f")]
    [InlineData("bash", "+e /opt/f")]
    [InlineData("bash", "-- /opt/f")]
    [InlineData("bash", "-o errexit /opt/f")]
    [InlineData("bash", "+o errexit /opt/f")]
    [InlineData("bash", "-O extglob /opt/f")]
    [InlineData("bash", "+O extglob /opt/f")]
    [InlineData("bash", "--rcfile x /opt/f")]
    [InlineData("bash", "--init-file x /opt/f")]
    [InlineData("bash", "--norc /opt/f")]
    [InlineData("bash", "/opt/../opt/f")]
    [InlineData("sudo", "bash /opt/f")]
    [InlineData("sudo", "/opt/f")]
    [InlineData("/opt/f", "a")]
    [InlineData("bash", "< /opt/f")]
    [InlineData("bash", "-s < /opt/f")]
    [InlineData("bash", "-s a < /opt/f")]
    [InlineData("bash", "-es a < /opt/f")]
    [InlineData("bash", "- < /opt/f")]
    [InlineData("bash", "-e < /opt/f")]
    [InlineData("bash", "-o errexit < /opt/f")]
    [InlineData("sudo", "bash < /opt/f")]
    [InlineData("cat", "/opt/f | bash")]
    [InlineData("cat", "/opt/f | bash -s x")]
    [InlineData("cat", "< /opt/f | sudo sh")]
    [InlineData("sudo", "-i < /opt/f")]
    [InlineData("sudo", "-s < /opt/f")]
    [InlineData("su", "< /opt/f")]
    [InlineData("su", "- root < /opt/f")]
    [InlineData("doas", "-s < /opt/f")]
    [InlineData("chroot", "/mnt < /opt/f")]
    [InlineData("nsenter", "-t 1 < /opt/f")]
    [InlineData("runuser", "x < /opt/f")]
    public void FileThatTheScriptWrote_IsFollowed(string program, string rest)
    {
        AssertCalls($"echo 'b; c' > /opt/f\n{program} {rest}", "b,c");
        AssertGaps(
            $"echo \"$1\" > /opt/f\n{program} {rest}",
            rest.Contains('<', StringComparison.Ordinal) || rest.Contains('|', StringComparison.Ordinal) ? Computed : Unknown
        );
    }

    [Theory]
    [InlineData("bash --version < /opt/f")]
    [InlineData("bash --help < /opt/f")]
    [InlineData("bash")]
    [InlineData("bash -s")]
    [InlineData("bash < /dev/null")]
    [InlineData("su - root")]
    [InlineData("cat /opt/f | b")]
    [InlineData("bash 3< /opt/f")]
    public void Shell_WithoutAScript_RunsNone(string use) =>
        AssertCalls($"echo c > /opt/f\n{use}", use.EndsWith(" b", StringComparison.Ordinal) ? "b" : "");

    [Theory]
    [InlineData("#!/bin/sh", "b")]
    [InlineData("#!/usr/bin/env bash", "b")]
    [InlineData("#!/opt/python", "python")]
    [InlineData("#!/usr/bin/env c", "c")]
    public void FileOfAnInterpreter_RunsIt(string first, string expected) =>
        AssertCalls($"cat > /opt/f <<A\n{first}\nb\nA\n/opt/f", expected);

    [Fact]
    public void FileThatIsRunAgain_IsFollowedOnce() =>
        Assert.Single(ShellScript.Parse("echo b > /opt/f; bash /opt/f; . /opt/f; /opt/f").Calls, call => call.Program == "b");

    [Theory]
    [InlineData("echo b | bash", "b")]
    [InlineData("printf 'b\\nc\\n' | sh", "b,c")]
    [InlineData("echo b | cat | cat - | tee /opt/x | bash", "b")]
    [InlineData("echo b | cat | cat | cat | cat | cat | cat | cat | bash", "b")]
    [InlineData("echo YiBjCg== | base64 -d | bash", "b")]
    [InlineData("echo YiBjCg== | base64 --decode | bash", "b")]
    [InlineData("echo YiBjCg== | base64 -D | bash", "b")]
    [InlineData("echo YiBjCg== | base64 -di | bash", "b")]
    [InlineData("base64 -d <<< YiBjCg== | bash", "b")]
    [InlineData("bash <<A\nb\nA", "b")]
    [InlineData("x=b; bash <<A\n$x c\nA", "b")]
    [InlineData("bash <<< 'b; c'", "b,c")]
    [InlineData("bash <<A < /opt/f\nb\nA", "")]
    [InlineData("echo b | bash < /dev/null", "")]
    public void Input_IsFollowed(string script, string expected) => AssertCalls("echo : > /opt/f\n" + script, expected);

    [Theory]
    [InlineData("date | bash")]
    [InlineData("bash <<A\n$x\nA")]
    [InlineData("bash <<< \"$x\"")]
    [InlineData("bash < $f")]
    [InlineData("bash < /opt/unknown")]
    [InlineData("echo ß | base64 -d | bash")]
    [InlineData("echo /w== | base64 -d | bash")]
    [InlineData("echo YiBjCg== | base64 | bash")]
    [InlineData("echo $x | base64 -d | bash")]
    [InlineData("(echo b) | bash")]
    [InlineData("cat a b | bash")]
    [InlineData("cat -n <<< b | bash")]
    [InlineData("echo b | cat | cat | cat | cat | cat | cat | cat | cat | cat | bash")]
    public void Input_ThatIsComputed_IsAGap(string script) => AssertGaps(script, Computed);

    [Theory]
    [InlineData("alias x=b", "b")]
    [InlineData("alias x='b; c' y=d z", "b,c,d")]
    [InlineData("alias -p =b", "")]
    [InlineData("su root -c b", "b")]
    [InlineData("runuser root -c 'b; c'", "b,c")]
    [InlineData("runuser -u x b", "b")]
    [InlineData("runuser --user=x b", "b")]
    [InlineData("runuser -u x -- bash -c 'b; c'", "b,c")]
    [InlineData("flock /run/l -c b", "b")]
    [InlineData("flock -w 5 /run/l --command 'b; c'", "b,c")]
    [InlineData("flock /run/l bash -c 'b; c'", "b,c")]
    [InlineData("flock /run/l -c", "")]
    [InlineData("script -c b", "b")]
    [InlineData("trap b EXIT", "b")]
    [InlineData("trap - EXIT", "")]
    [InlineData("find / -exec b {} ; -print", "b")]
    [InlineData("find / -exec b {} + -print", "b")]
    [InlineData("find / -exec sudo b ;", "b")]
    [InlineData("find / -exec bash -c 'b; c' ;", "b,c")]
    [InlineData("x='b c'; eval $x", "b")]
    [InlineData("bash -c b c", "b")]
    [InlineData("bash -x -ec b", "b")]
    [InlineData("bash -o errexit -c b", "b")]
    public void Text_IsFollowed(string script, string expected) => AssertCalls(script, expected);

    [Theory]
    [InlineData("bash -c \"$x\"")]
    [InlineData("eval \"b $x\"")]
    [InlineData("eval b $x c")]
    [InlineData("alias x=$y")]
    [InlineData("su root -c $x")]
    [InlineData("trap $x EXIT")]
    public void Text_ThatIsComputed_IsAGap(string script) => AssertGaps(script, Computed);

    [Theory]
    [InlineData("f() { \"$@\"; }; f b x", "b")]
    [InlineData("f() { $*; }; f b", "b")]
    [InlineData("f() { $1; }; f b c", "b")]
    [InlineData("f() { $2; }; f b c", "c")]
    [InlineData("f() { ${3}; }; f b c d", "d")]
    [InlineData("f() { \"\"\"$2\"; }; f b c", "c")]
    [InlineData("f() { shift; \"$@\"; }; f x b", "b")]
    [InlineData("f() { shift 2; \"$@\"; }; f x y b", "b")]
    [InlineData("f() { shift; shift 1; \"$@\"; }; f x y b", "b")]
    [InlineData("f() { shift $n; \"$@\"; }; f x b", "b")]
    [InlineData("f() { shift; $2; }; f x y b", "b")]
    [InlineData("f() { sudo -E \"$@\"; }; f b", "b")]
    [InlineData("f() { timeout 5 \"$@\"; }; f b", "b")]
    [InlineData("f() { eval \"$@\"; }; f b", "b")]
    [InlineData("f() { \"$@\"; $2; }; f b c", "b")]
    [InlineData("f() { if \"$@\"; then :; fi; }; f b", "b")]
    [InlineData("function f { \"$@\"; }; sudo f b", "b")]
    [InlineData("f() { \"$@\"; }; f 3 -x b", "b")]
    [InlineData("f() { \"$@\"; }; f -x", "")]
    [InlineData("f() { \"$@\"; }; f", "")]
    [InlineData("f() { \"$@\"; }; f sudo b", "b")]
    [InlineData("f() { \"$@\"; }; f f b", "b")]
    [InlineData("f() { b \"$@\"; }; f c", "b")]
    [InlineData("f() { a=b \"$@\"; }; f c", "c")]
    [InlineData("f() { g() { \"$@\"; }; }; g b", "b")]
    [InlineData("f() { :; }; f b", "")]
    public void Function_ThatRunsItsArguments_IsFollowed(string script, string expected) => AssertCalls(script, expected);

    [Theory]
    [InlineData("f() { x$1; }; f b")]
    [InlineData("f() { $x; }; f b")]
    [InlineData("f() { :; }; $1")]
    [InlineData("\"$@\"")]
    [InlineData("f() { ${10}; }; f b")]
    [InlineData("f() { \"$(b)\"; }; f")]
    public void Call_OfAComputedProgram_IsAGap(string script) => AssertGaps(script, ComputedCall);

    [Theory]
    [InlineData("x=b; if c; then x=d; fi; $x", "b,c,d")]
    [InlineData("x=; if c; then x=sudo; fi; $x b", "b,c")]
    [InlineData("x='b e'; x=d; $x", "b,d")]
    [InlineData("x=b; x=c; x=d; $x", "b,c,d")]
    [InlineData("x=b; x=c; x=d; x=e; $x", "b,c,d,e")]
    [InlineData("x=b; x=c; ${x}", "b,c")]
    [InlineData("HOME=b; $HOME", "b,root")]
    [InlineData("HOME=b; HOME=c; $HOME", "b,c,root")]
    public void Program_OfSeveralValues_IsEachOfThem(string script, string expected)
    {
        var read = ShellScript.Parse(script);

        Assert.Empty(read.Gaps);
        Assert.Equal(expected, Called(read));
    }

    [Theory]
    [InlineData("x=b; x=c; x=d; x=e; x=f; $x")]
    [InlineData("x=b; x=c; read x; $x")]
    [InlineData("x=b; x=$c; $x")]
    [InlineData("x=$c; x=b; $x")]
    [InlineData("x=b; x=$c; x=d; $x")]
    [InlineData("x=b; x=c; ${x}y")]
    [InlineData("x=b; x=c; ${x:-y}")]
    [InlineData("x=b; x=c; x$x")]
    public void Program_OfManyOrComputedValues_IsAGap(string script) => AssertGaps(script, ComputedCall);

    /// <summary>The helper is defined elsewhere, and runs the words behind its own.</summary>
    [Theory]
    [InlineData("retry 3 yum install x", "retry,yum")]
    [InlineData("/opt/retry yum -y install x", "retry,yum")]
    [InlineData("$retry yum install x", "yum")]
    [InlineData("retry /usr/bin/yum install x", "retry,yum")]
    [InlineData("retry yum $x install", "retry")]
    [InlineData("retry yum x", "retry")]
    [InlineData("retry yum", "retry")]
    [InlineData("retry install yum", "retry")]
    [InlineData("echo yum install x", "echo")]
    [InlineData("grep yum install x", "grep")]
    public void PackageManager_BehindAHelperThatIsNotKnown_IsCalled(string script, string expected) =>
        Assert.Equal(expected, string.Join(',', ShellScript.Parse(script).Calls.Select(call => call.Program)));

    /// <summary>A call in a nested script belongs to the command that runs it.</summary>
    [Fact]
    public void NestedCall_HasItsOuterCommand()
    {
        var script = ShellScript.Parse("b\neval 'c; eval d'");

        Assert.Equal(
            ["b ", "eval ", "c eval", "eval eval", "d eval"],
            script.Calls.Select(call => $"{call.Program} {call.Outer?.Words[0].Plain}")
        );
        Assert.Equal([0, 0, 1, 1, 1], script.Calls.Select(call => call.Outer?.At.Line - 1 ?? 0));
    }

    [Fact]
    public void NestedScript_WithASyntaxError_EndsTheOuterOneToo()
    {
        var script = ShellScript.Parse("b\neval 'c; (d'\ne");

        Assert.Null(script.SyntaxError);
        Assert.Equal("no ')' closes it", script.ShellError?.Reason);
        Assert.Equal("b,c,e", Called(script));
    }

    [Fact]
    public void KnownCalls_AreThoseOfTheTable() =>
        Assert.Equal(["yum"], ShellScript.Parse("yum install x; never-heard-of").KnownCalls.Select(call => call.Program));

    [Theory]
    [InlineData("a -x --y b c", "b")]
    [InlineData("a - b", "-")]
    [InlineData("a -x", null)]
    [InlineData("a", null)]
    public void Subcommand_IsTheFirstOperand(string script, string? expected) =>
        Assert.Equal(expected, ShellScript.Parse(script).Calls[0].Subcommand);

    [Theory]
    [InlineData("a b -c", "-c", true)]
    [InlineData("a b -c", "a", false)]
    [InlineData("a b$c", "b", false)]
    public void Call_HasAnArgument(string script, string argument, bool expected) =>
        Assert.Equal(expected, ShellScript.Parse(script).Calls[0].Has(argument));

    private static void AssertCalls(string script, string expected)
    {
        var read = ShellScript.Parse(script);

        Assert.Empty(read.Gaps);
        Assert.Equal(expected, Called(read));
    }

    private static void AssertGaps(string script, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], ShellScript.Parse(script).Gaps.Select(gap => gap.Reason));

    /// <summary>The programs of one letter and a few known ones; the others only frame them.</summary>
    private static string Called(ShellScript script) =>
        string.Join(
            ',',
            script
                .Calls.Select(call => call.Program)
                .Where(program => program is [(>= 'a' and <= 'e') or 'g'] or "python" or "root")
                .Distinct()
                .Order(StringComparer.Ordinal)
        );
}
