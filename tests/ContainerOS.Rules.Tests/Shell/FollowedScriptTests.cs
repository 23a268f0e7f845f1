using ContainerOS.Rules.Shell;

namespace ContainerOS.Rules.Tests.Shell;

/// <summary>Scripts that a script runs: from a file, from standard input, or from a text; and functions that run their arguments.</summary>
public sealed class FollowedScriptTests
{
    private const string Computed = "it runs a script that is computed while it runs";
    private const string Unknown = "it runs a script whose content is not known";
    private const string ComputedPath = "it runs a script whose path is computed while it runs";
    private const string ComputedCall = "what is called is computed while the script runs";

    [Fact]
    public void File_IsFollowedOrNot() =>
        Assert.All(
            new (string Script, string? Gap)[]
            {
                (". /etc/os-release", null),
                ("source /etc/os-release", null),
                (". /usr/lib/os-release", null),
                (". /etc/profile", null),
                (". /etc/bashrc", null),
                (". /etc/environment", null),
                (". /etc/system-release", null),
                (". /etc//./os-release", null),
                (". /dev/null", null),
                ("bash /dev/null", null),
                (".", null),
                ("source", null),
                ("bash /etc/profile", Unknown),
                (". /etc/other", Unknown),
                ("source ./lib", Unknown),
                (". $f", ComputedPath),
                ("bash /opt/$f", ComputedPath),
                ("/opt/a.sh", Unknown),
                ("/opt/a", null),
                ("./a", Unknown),
                ("bin/a", Unknown),
                ("~/a", null),
                ("a.sh", null),
                ("date > /opt/a; /opt/a", Unknown),
                ("date > /opt/a; . /opt/a", Unknown),
                ("date > ~/a; ~/a", Unknown),
            },
            row => AssertGaps(row.Script, row.Gap)
        );

    [Fact]
    public void FileThatTheScriptWrote_IsFollowed() =>
        Assert.All(
            new (string Program, string Words)[]
            {
                ("sh", "/opt/f"),
                ("bash", "/opt/f"),
                ("dash", "/opt/f"),
                ("ash", "/opt/f"),
                ("ksh", "/opt/f"),
                ("zsh", "/opt/f"),
                ("/usr/bin/bash", "/opt/f"),
                (".", "/opt/f"),
                ("source", "/opt/f a b"),
                ("bash", "-x /opt/f a"),
                ("bash", "-e -u /opt/f"),
                ("bash", "+e /opt/f"),
                ("bash", "-- /opt/f"),
                ("bash", "-o errexit /opt/f"),
                ("bash", "+o errexit /opt/f"),
                ("bash", "-O extglob /opt/f"),
                ("bash", "+O extglob /opt/f"),
                ("bash", "--rcfile x /opt/f"),
                ("bash", "--init-file x /opt/f"),
                ("bash", "--norc /opt/f"),
                ("bash", "/opt/../opt/f"),
                ("sudo", "bash /opt/f"),
                ("sudo", "/opt/f"),
                ("/opt/f", "a"),
                ("bash", "< /opt/f"),
                ("bash", "-s < /opt/f"),
                ("bash", "-s a < /opt/f"),
                ("bash", "-es a < /opt/f"),
                ("bash", "- < /opt/f"),
                ("bash", "-e < /opt/f"),
                ("bash", "-o errexit < /opt/f"),
                ("sudo", "bash < /opt/f"),
                ("cat", "/opt/f | bash"),
                ("cat", "/opt/f | bash -s x"),
                ("cat", "< /opt/f | sudo sh"),
                ("sudo", "-i < /opt/f"),
                ("sudo", "-s < /opt/f"),
                ("su", "< /opt/f"),
                ("su", "- root < /opt/f"),
                ("doas", "-s < /opt/f"),
                ("chroot", "/mnt < /opt/f"),
                ("nsenter", "-t 1 < /opt/f"),
                ("runuser", "x < /opt/f"),
            },
            row =>
            {
                var (program, rest) = row;

                AssertCalls($"echo 'b; c' > /opt/f\n{program} {rest}", "b,c");
                AssertGaps(
                    $"echo \"$1\" > /opt/f\n{program} {rest}",
                    rest.Contains('<', StringComparison.Ordinal) || rest.Contains('|', StringComparison.Ordinal) ? Computed : Unknown
                );
            }
        );

    [Fact]
    public void Shell_WithoutAScript_RunsNone() =>
        Assert.All(
            new string[]
            {
                "bash --version < /opt/f",
                "bash --help < /opt/f",
                "bash",
                "bash -s",
                "bash < /dev/null",
                "su - root",
                "cat /opt/f | b",
                "bash 3< /opt/f",
            },
            use => AssertCalls($"echo c > /opt/f\n{use}", use.EndsWith(" b", StringComparison.Ordinal) ? "b" : "")
        );

    [Fact]
    public void FileOfAnInterpreter_RunsIt() =>
        Assert.All(
            new (string First, string Expected)[]
            {
                ("#!/bin/sh", "b"),
                ("#!/usr/bin/env bash", "b"),
                ("#!/opt/python", "python"),
                ("#!/usr/bin/env c", "c"),
            },
            row => AssertCalls($"cat > /opt/f <<A\n{row.First}\nb\nA\n/opt/f", row.Expected)
        );

    [Fact]
    public void FileThatIsRunAgain_IsFollowedOnce() =>
        Assert.Single(ShellScript.Parse("echo b > /opt/f; bash /opt/f; . /opt/f; /opt/f").Calls, call => call.Program == "b");

    [Fact]
    public void Input_IsFollowed() =>
        Assert.All(
            new (string Script, string Expected)[]
            {
                ("echo b | bash", "b"),
                ("printf 'b\\nc\\n' | sh", "b,c"),
                ("echo b | cat | cat - | tee /opt/x | bash", "b"),
                ("echo b | cat | cat | cat | cat | cat | cat | cat | bash", "b"),
                ("echo YiBjCg== | base64 -d | bash", "b"),
                ("echo YiBjCg== | base64 --decode | bash", "b"),
                ("echo YiBjCg== | base64 -D | bash", "b"),
                ("echo YiBjCg== | base64 -di | bash", "b"),
                ("base64 -d <<< YiBjCg== | bash", "b"),
                ("bash <<A\nb\nA", "b"),
                ("x=b; bash <<A\n$x c\nA", "b"),
                ("bash <<< 'b; c'", "b,c"),
                ("bash <<A < /opt/f\nb\nA", ""),
                ("echo b | bash < /dev/null", ""),
            },
            row => AssertCalls("echo : > /opt/f\n" + row.Script, row.Expected)
        );

    [Fact]
    public void Input_ThatIsComputed_IsAGap() =>
        Assert.All(
            new string[]
            {
                "date | bash",
                "bash <<A\n$x\nA",
                "bash <<< \"$x\"",
                "bash < $f",
                "bash < /opt/unknown",
                "echo ß | base64 -d | bash",
                "echo /w== | base64 -d | bash",
                "echo YiBjCg== | base64 | bash",
                "echo $x | base64 -d | bash",
                "(echo b) | bash",
                "cat a b | bash",
                "cat -n <<< b | bash",
                "echo b | cat | cat | cat | cat | cat | cat | cat | cat | cat | bash",
            },
            script => AssertGaps(script, Computed)
        );

    [Fact]
    public void Text_IsFollowed() =>
        Assert.All(
            new (string Script, string Expected)[]
            {
                ("alias x=b", "b"),
                ("alias x='b; c' y=d z", "b,c,d"),
                ("alias -p =b", ""),
                ("su root -c b", "b"),
                ("runuser root -c 'b; c'", "b,c"),
                ("runuser -u x b", "b"),
                ("runuser --user=x b", "b"),
                ("runuser -u x -- bash -c 'b; c'", "b,c"),
                ("flock /run/l -c b", "b"),
                ("flock -w 5 /run/l --command 'b; c'", "b,c"),
                ("flock /run/l bash -c 'b; c'", "b,c"),
                ("flock /run/l -c", ""),
                ("script -c b", "b"),
                ("trap b EXIT", "b"),
                ("trap - EXIT", ""),
                ("find / -exec b {} ; -print", "b"),
                ("find / -exec b {} + -print", "b"),
                ("find / -exec sudo b ;", "b"),
                ("find / -exec bash -c 'b; c' ;", "b,c"),
                ("x='b c'; eval $x", "b"),
                ("bash -c b c", "b"),
                ("bash -x -ec b", "b"),
                ("bash -o errexit -c b", "b"),
            },
            row => AssertCalls(row.Script, row.Expected)
        );

    [Fact]
    public void Text_ThatIsComputed_IsAGap() =>
        Assert.All(
            new string[] { "bash -c \"$x\"", "eval \"b $x\"", "eval b $x c", "alias x=$y", "su root -c $x", "trap $x EXIT" },
            script => AssertGaps(script, Computed)
        );

    [Fact]
    public void Function_ThatRunsItsArguments_IsFollowed() =>
        Assert.All(
            new (string Script, string Expected)[]
            {
                ("f() { \"$@\"; }; f b x", "b"),
                ("f() { $*; }; f b", "b"),
                ("f() { $1; }; f b c", "b"),
                ("f() { $2; }; f b c", "c"),
                ("f() { ${3}; }; f b c d", "d"),
                ("f() { \"\"\"$2\"; }; f b c", "c"),
                ("f() { shift; \"$@\"; }; f x b", "b"),
                ("f() { shift 2; \"$@\"; }; f x y b", "b"),
                ("f() { shift; shift 1; \"$@\"; }; f x y b", "b"),
                ("f() { shift $n; \"$@\"; }; f x b", "b"),
                ("f() { shift; $2; }; f x y b", "b"),
                ("f() { sudo -E \"$@\"; }; f b", "b"),
                ("f() { timeout 5 \"$@\"; }; f b", "b"),
                ("f() { eval \"$@\"; }; f b", "b"),
                ("f() { \"$@\"; $2; }; f b c", "b"),
                ("f() { if \"$@\"; then :; fi; }; f b", "b"),
                ("function f { \"$@\"; }; sudo f b", "b"),
                ("f() { \"$@\"; }; f 3 -x b", "b"),
                ("f() { \"$@\"; }; f -x", ""),
                ("f() { \"$@\"; }; f", ""),
                ("f() { \"$@\"; }; f sudo b", "b"),
                ("f() { \"$@\"; }; f f b", "b"),
                ("f() { b \"$@\"; }; f c", "b"),
                ("f() { a=b \"$@\"; }; f c", "c"),
                ("f() { g() { \"$@\"; }; }; g b", "b"),
                ("f() { :; }; f b", ""),
            },
            row => AssertCalls(row.Script, row.Expected)
        );

    [Fact]
    public void Call_OfAComputedProgram_IsAGap() =>
        Assert.All(
            new string[]
            {
                "f() { x$1; }; f b",
                "f() { $x; }; f b",
                "f() { :; }; $1",
                "\"$@\"",
                "f() { ${10}; }; f b",
                "f() { \"$(b)\"; }; f",
            },
            script => AssertGaps(script, ComputedCall)
        );

    [Fact]
    public void Program_OfSeveralValues_IsEachOfThem() =>
        Assert.All(
            new (string Script, string Expected)[]
            {
                ("x=b; if c; then x=d; fi; $x", "b,c,d"),
                ("x=; if c; then x=sudo; fi; $x b", "b,c"),
                ("x='b e'; x=d; $x", "b,d"),
                ("x=b; x=c; x=d; $x", "b,c,d"),
                ("x=b; x=c; x=d; x=e; $x", "b,c,d,e"),
                ("x=b; x=c; ${x}", "b,c"),
                ("HOME=b; $HOME", "b,root"),
                ("HOME=b; HOME=c; $HOME", "b,c,root"),
            },
            row =>
            {
                var (script, expected) = row;

                var read = ShellScript.Parse(script);

                Assert.Empty(read.Gaps);
                Assert.Equal(expected, Called(read));
            }
        );

    [Fact]
    public void Program_OfManyOrComputedValues_IsAGap() =>
        Assert.All(
            new string[]
            {
                "x=b; x=c; x=d; x=e; x=f; $x",
                "x=b; x=c; read x; $x",
                "x=b; x=$c; $x",
                "x=$c; x=b; $x",
                "x=b; x=$c; x=d; $x",
                "x=b; x=c; ${x}y",
                "x=b; x=c; ${x:-y}",
                "x=b; x=c; x$x",
            },
            script => AssertGaps(script, ComputedCall)
        );

    /// <summary>The helper is defined elsewhere, and runs the words behind its own.</summary>
    [Fact]
    public void PackageManager_BehindAHelperThatIsNotKnown_IsCalled() =>
        Assert.All(
            new (string Script, string Expected)[]
            {
                ("retry 3 yum install x", "retry,yum"),
                ("/opt/retry yum -y install x", "retry,yum"),
                ("$retry yum install x", "yum"),
                ("retry /usr/bin/yum install x", "retry,yum"),
                ("retry yum $x install", "retry"),
                ("retry yum x", "retry"),
                ("retry yum", "retry"),
                ("retry install yum", "retry"),
                ("echo yum install x", "echo"),
                ("grep yum install x", "grep"),
            },
            row => Assert.Equal(row.Expected, string.Join(',', ShellScript.Parse(row.Script).Calls.Select(call => call.Program)))
        );

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

    [Fact]
    public void Subcommand_IsTheFirstOperand() =>
        Assert.All(
            new (string Script, string? Expected)[] { ("a -x --y b c", "b"), ("a - b", "-"), ("a -x", null), ("a", null) },
            row => Assert.Equal(row.Expected, ShellScript.Parse(row.Script).Calls[0].Subcommand)
        );

    [Fact]
    public void Call_HasAnArgument() =>
        Assert.All(
            new (string Script, string Argument, bool Expected)[] { ("a b -c", "-c", true), ("a b -c", "a", false), ("a b$c", "b", false) },
            row => Assert.Equal(row.Expected, ShellScript.Parse(row.Script).Calls[0].Has(row.Argument))
        );

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
