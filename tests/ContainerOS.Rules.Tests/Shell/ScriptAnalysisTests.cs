using ContainerOS.Rules.Shell;
using ContainerOS.Rules.Shell.Analysis;

namespace ContainerOS.Rules.Tests.Shell;

/// <summary>The analysis of a script that people read: its programs, each with its condition, and the folders of computed paths.</summary>
public sealed class ScriptAnalysisTests
{
    [Theory]
    [InlineData("a\nb", "1 a, 2 b")]
    [InlineData("a && b || c", "1 a, 1 b if line 1 succeeds, 1 c if line 1 fails")]
    [InlineData("a &&\nb &&\nc", "1 a, 2 b if line 1 succeeds, 3 c if line 2 succeeds")]
    [InlineData("a | b && c | d", "1 a, 1 b, 1 c if line 1 succeeds, 1 d if line 1 succeeds")]
    [InlineData("{ a; b; }; (c)", "1 a, 1 b, 1 c")]
    [InlineData("a && { b; c || d; }", "1 a, 1 b if line 1 succeeds, 1 c if line 1 succeeds, 1 d if line 1 fails")]
    [InlineData("\nif a; then b; elif c; then d; else e; fi", "2 a, 2 b in 2, 2 c in 2, 2 d in 2, 2 e in 2")]
    [InlineData("if a; then if b; then c; fi; fi", "1 a, 1 b in 1, 1 c in 1")]
    [InlineData("a || if b; then c; fi", "1 a, 1 b if line 1 fails, 1 c in 1")]
    [InlineData("while a; do b; done", "1 a, 1 b in the loop on line 1")]
    [InlineData("\nuntil a\ndo b; done\nc", "2 a, 3 b in the loop on line 2, 4 c")]
    [InlineData("for x in y; do a; b; done", "1 a in the loop on line 1, 1 b in the loop on line 1")]
    [InlineData("for ((;;)); do a; done", "1 a in the loop on line 1")]
    [InlineData("case x in y) a;; z) b;; esac", "1 a in a branch of the case on line 1, 1 b in a branch of the case on line 1")]
    [InlineData("f() { a; b; }; c; f", "1 a when f is called, 1 b when f is called, 1 c")]
    [InlineData("f() (a)\nf", "1 a when f is called")]
    [InlineData("a || exit\nb", "1 a, 1 exit if line 1 fails, 2 b unless line 1 exits")]
    [InlineData("if a; then\nexit 1; fi\nb; c", "1 a, 2 exit 1 in 1, 3 b unless line 2 exits, 3 c unless line 2 exits")]
    [InlineData("a && b\nexit\nc", "1 a, 1 b if line 1 succeeds, 2 exit, 3 c")]
    [InlineData(
        "a || exit\nb || exit\nc",
        "1 a, 1 exit if line 1 fails, 2 b unless line 1 exits, 2 exit if line 2 fails, 3 c unless line 1 exits"
    )]
    [InlineData("a || exit\nif b; then c; fi", "1 a, 1 exit if line 1 fails, 2 b unless line 1 exits, 2 c in 2")]
    [InlineData("a || exit\nf() { b; }", "1 a, 1 exit if line 1 fails, 2 b when f is called")]
    [InlineData("a || exit\n{ b; }; (c)", "1 a, 1 exit if line 1 fails, 2 b unless line 1 exits, 2 c unless line 1 exits")]
    [InlineData("a || echo exit\nb", "1 a, 1 echo exit if line 1 fails, 2 b")]
    [InlineData("a && eval 'b; c'", "1 a, 1 eval b; c if line 1 succeeds, 1 b if line 1 succeeds, 1 c if line 1 succeeds")]
    [InlineData("a && sudo b", "1 a, 1 sudo b if line 1 succeeds, 1 b if line 1 succeeds")]
    [InlineData("b; eval 'a'; c", "1 b, 1 eval a, 1 a, 1 c")]
    [InlineData("a 'b c' $d \"e$f\" g", "1 a b c … e… g")]
    [InlineData("/usr/bin/a b", "1 /usr/bin/a b")]
    [InlineData("curl -H 'Authorization: Bearer 0123456789abcdef0123456789abcdef' x", "1 curl [hidden: it may contain a secret]")]
    public void Programs_HaveTheirConditions(string script, string expected) =>
        Assert.Equal(
            expected,
            string.Join(
                ", ",
                ScriptAnalysis
                    .Analyze(script)
                    .Programs.Select(program => $"{program.Line} {program.Command} {program.Condition}".TrimEnd())
                    .Select(program => program.Replace("in a branch of the if on line", "in", StringComparison.Ordinal))
            )
        );

    [Fact]
    public void Program_IsComplete_WhereAllItsArgumentsAreKnown() =>
        Assert.Equal([true, false, false], ScriptAnalysis.Analyze("a b\na $b c\na b$c").Programs.Select(program => program.IsComplete));

    [Fact]
    public void Program_OfALongLine_IsCutBehindAnArgument()
    {
        var command = Assert.Single(ScriptAnalysis.Analyze($"a {new string('b', 4094)} c d").Programs).Command;

        Assert.Equal($"a {new string('b', 4094)} c…", command);
    }

    [Theory]
    [InlineData("a > /opt/b", "/opt/b", "")]
    [InlineData("a > /opt/b; c >> /opt/../opt/b; d > /opt//c", "/opt/b,/opt/c", "")]
    [InlineData("a > /dev/null 2> /dev/stderr > /dev/stdout", "", "")]
    [InlineData("a > /opt/$b", "", "/opt")]
    [InlineData("a > /opt/b$c; d > /opt/$e", "", "/opt")]
    [InlineData("a > /opt/b/../$c", "", "/opt")]
    [InlineData("rm /opt/b/*", "", "/opt/b")]
    [InlineData("rm /opt/b?/c", "", "/opt")]
    [InlineData("rm /opt/[ab]/c", "", "/opt")]
    [InlineData("a > /$b", "", "")]
    [InlineData("a > $b", "", "")]
    [InlineData("a > b$c", "", "")]
    public void Paths_AreThoseThatAreKnown_AndTheFoldersOfOthers(string script, string paths, string folders)
    {
        var analysis = ScriptAnalysis.Analyze(script);

        Assert.Equal(paths, string.Join(',', analysis.WrittenPaths));
        Assert.Equal(folders, string.Join(',', analysis.FoldersOfComputedPaths));
    }

    [Theory]
    [InlineData("a", "")]
    [InlineData("#!/bin/bash\na", "")]
    [InlineData("#!/usr/bin/python3\nprint(1)", "it is not a shell script")]
    [InlineData("a\n\n (b", "line 3, column 3: no ')' closes it")]
    public void Notes_AreTheGaps(string script, string expected) =>
        Assert.StartsWith(expected, string.Join("; ", ScriptAnalysis.Analyze(script).Gaps), StringComparison.Ordinal);

    [Theory]
    [InlineData("/etc", "/etc", true)]
    [InlineData("/etc/a", "/etc", true)]
    [InlineData("/etca", "/etc", false)]
    [InlineData("/et", "/etc", false)]
    [InlineData("/usr/a", "/etc /usr", true)]
    [InlineData("/opt", "", false)]
    public void Path_IsBelowAFolder(string path, string folders, bool expected) =>
        Assert.Equal(expected, ShellPaths.IsBelow(path, folders.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Theory]
    [InlineData("/etc/../../opt", "/opt")]
    [InlineData("/etc/x/../..", "/")]
    [InlineData("/..", "/")]
    [InlineData("/.", "/")]
    [InlineData("//", "/")]
    [InlineData("/a/", "/a")]
    [InlineData("/a/b//c/./d/", "/a/b/c/d")]
    [InlineData("/a/..b/c.", "/a/..b/c.")]
    [InlineData("a//b", "a//b")]
    public void Path_IsNormalized(string path, string expected) => Assert.Equal(expected, ShellPaths.Normalize(path));
}
