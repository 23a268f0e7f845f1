using ContainerOS.Rules.Shell;
using ContainerOS.Rules.Shell.Analysis;

namespace ContainerOS.Rules.Tests.Shell;

/// <summary>The analysis of a script that people read: its programs, each with its condition, and the folders of computed paths.</summary>
public sealed class ScriptAnalysisTests
{
    [Fact]
    public void Programs_HaveTheirConditions() =>
        Assert.All(
            new (string Script, string Expected)[]
            {
                ("a\nb", "1 a, 2 b"),
                ("a && b || c", "1 a, 1 b if line 1 succeeds, 1 c if line 1 fails"),
                ("a &&\nb &&\nc", "1 a, 2 b if line 1 succeeds, 3 c if line 2 succeeds"),
                ("a | b && c | d", "1 a, 1 b, 1 c if line 1 succeeds, 1 d if line 1 succeeds"),
                ("{ a; b; }; (c)", "1 a, 1 b, 1 c"),
                ("a && { b; c || d; }", "1 a, 1 b if line 1 succeeds, 1 c if line 1 succeeds, 1 d if line 1 fails"),
                ("\nif a; then b; elif c; then d; else e; fi", "2 a, 2 b in 2, 2 c in 2, 2 d in 2, 2 e in 2"),
                ("if a; then if b; then c; fi; fi", "1 a, 1 b in 1, 1 c in 1"),
                ("a || if b; then c; fi", "1 a, 1 b if line 1 fails, 1 c in 1"),
                ("while a; do b; done", "1 a, 1 b in the loop on line 1"),
                ("\nuntil a\ndo b; done\nc", "2 a, 3 b in the loop on line 2, 4 c"),
                ("for x in y; do a; b; done", "1 a in the loop on line 1, 1 b in the loop on line 1"),
                ("for ((;;)); do a; done", "1 a in the loop on line 1"),
                ("case x in y) a;; z) b;; esac", "1 a in a branch of the case on line 1, 1 b in a branch of the case on line 1"),
                ("f() { a; b; }; c; f", "1 a when f is called, 1 b when f is called, 1 c"),
                ("f() (a)\nf", "1 a when f is called"),
                ("a || exit\nb", "1 a, 1 exit if line 1 fails, 2 b unless line 1 exits"),
                ("if a; then\nexit 1; fi\nb; c", "1 a, 2 exit 1 in 1, 3 b unless line 2 exits, 3 c unless line 2 exits"),
                ("a && b\nexit\nc", "1 a, 1 b if line 1 succeeds, 2 exit, 3 c"),
                (
                    "a || exit\nb || exit\nc",
                    "1 a, 1 exit if line 1 fails, 2 b unless line 1 exits, 2 exit if line 2 fails, 3 c unless line 1 exits"
                ),
                ("a || exit\nif b; then c; fi", "1 a, 1 exit if line 1 fails, 2 b unless line 1 exits, 2 c in 2"),
                ("a || exit\nf() { b; }", "1 a, 1 exit if line 1 fails, 2 b when f is called"),
                ("a || exit\n{ b; }; (c)", "1 a, 1 exit if line 1 fails, 2 b unless line 1 exits, 2 c unless line 1 exits"),
                ("a || echo exit\nb", "1 a, 1 echo exit if line 1 fails, 2 b"),
                ("a && eval 'b; c'", "1 a, 1 eval b; c if line 1 succeeds, 1 b if line 1 succeeds, 1 c if line 1 succeeds"),
                ("a && sudo b", "1 a, 1 sudo b if line 1 succeeds, 1 b if line 1 succeeds"),
                ("b; eval 'a'; c", "1 b, 1 eval a, 1 a, 1 c"),
                ("a 'b c' $d \"e$f\" g", "1 a b c … e… g"),
                ("/usr/bin/a b", "1 /usr/bin/a b"),
                ("curl -H 'Authorization: Bearer 0123456789abcdef0123456789abcdef' x", "1 curl [hidden: it may contain a secret]"),
            },
            row =>
                Assert.Equal(
                    row.Expected,
                    string.Join(
                        ", ",
                        ScriptAnalysis
                            .Analyze(row.Script)
                            .Programs.Select(program => $"{program.Line} {program.Command} {program.Condition}".TrimEnd())
                            .Select(program => program.Replace("in a branch of the if on line", "in", StringComparison.Ordinal))
                    )
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

    [Fact]
    public void Paths_AreThoseThatAreKnown_AndTheFoldersOfOthers() =>
        Assert.All(
            new (string Script, string Paths, string Folders)[]
            {
                ("a > /opt/b", "/opt/b", ""),
                ("a > /opt/b; c >> /opt/../opt/b; d > /opt//c", "/opt/b,/opt/c", ""),
                ("a > /dev/null 2> /dev/stderr > /dev/stdout", "", ""),
                ("a > /opt/$b", "", "/opt"),
                ("a > /opt/b$c; d > /opt/$e", "", "/opt"),
                ("a > /opt/b/../$c", "", "/opt"),
                ("rm /opt/b/*", "", "/opt/b"),
                ("rm /opt/b?/c", "", "/opt"),
                ("rm /opt/[ab]/c", "", "/opt"),
                ("a > /$b", "", ""),
                ("a > $b", "", ""),
                ("a > b$c", "", ""),
            },
            row =>
            {
                var (script, paths, folders) = row;

                var analysis = ScriptAnalysis.Analyze(script);

                Assert.Equal(paths, string.Join(',', analysis.WrittenPaths));
                Assert.Equal(folders, string.Join(',', analysis.FoldersOfComputedPaths));
            }
        );

    [Fact]
    public void Notes_AreTheGaps() =>
        Assert.All(
            new (string Script, string Expected)[]
            {
                ("a", ""),
                ("#!/bin/bash\na", ""),
                ("#!/usr/bin/python3\nprint(1)", "it is not a shell script"),
                ("a\n\n (b", "line 3, column 3: no ')' closes it"),
            },
            row => Assert.StartsWith(row.Expected, string.Join("; ", ScriptAnalysis.Analyze(row.Script).Gaps), StringComparison.Ordinal)
        );

    [Fact]
    public void Path_IsBelowAFolder() =>
        Assert.All(
            new (string Path, string Folders, bool Expected)[]
            {
                ("/etc", "/etc", true),
                ("/etc/a", "/etc", true),
                ("/etca", "/etc", false),
                ("/et", "/etc", false),
                ("/usr/a", "/etc /usr", true),
                ("/opt", "", false),
            },
            row => Assert.Equal(row.Expected, ShellPaths.IsBelow(row.Path, row.Folders.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        );

    [Fact]
    public void Path_IsNormalized() =>
        Assert.All(
            new (string Path, string Expected)[]
            {
                ("/etc/../../opt", "/opt"),
                ("/etc/x/../..", "/"),
                ("/..", "/"),
                ("/.", "/"),
                ("//", "/"),
                ("/a/", "/a"),
                ("/a/b//c/./d/", "/a/b/c/d"),
                ("/a/..b/c.", "/a/..b/c."),
                ("a//b", "a//b"),
            },
            row => Assert.Equal(row.Expected, ShellPaths.Normalize(row.Path))
        );
}
