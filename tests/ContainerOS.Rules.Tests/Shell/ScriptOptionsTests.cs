using ContainerOS.Rules.Shell;
using ContainerOS.Rules.Shell.Analysis;

namespace ContainerOS.Rules.Tests.Shell;

/// <summary>The interpreter in the first line, and the options there and of <c>set</c>.</summary>
public sealed class ScriptOptionsTests
{
    /// <summary>Words behind <c>set</c>, and what they set.</summary>
    private static readonly (string Words, string Options)[] Sets =
    [
        ("-e", "errexit"),
        ("-u", "nounset"),
        ("-a", "allexport"),
        ("+e", "off"),
        ("+u", ""),
        ("+a", ""),
        ("-eu", "errexit nounset"),
        ("-e -u -a", "errexit nounset allexport"),
        ("-e +e", "off"),
        ("+e -e", "errexit off"),
        ("-u +u", ""),
        ("-a +a", ""),
        ("-b -C -f -h -m -v -x", ""),
        ("-bCfhmvx", ""),
        ("-B", "bash"),
        ("-E", "bash"),
        ("-H", "bash"),
        ("-P", "bash"),
        ("-T", "bash"),
        ("-Be", "errexit bash"),
        ("-o errexit", "errexit"),
        ("+o errexit", "off"),
        ("-o nounset -o allexport", "nounset allexport"),
        ("+o nounset", ""),
        ("-eo pipefail", "errexit bash"),
        ("-euo pipefail", "errexit nounset bash"),
        ("-oe pipefail", "errexit bash"),
        ("-o errtrace", "bash"),
        ("-o functrace", "bash"),
        ("-o braceexpand", "bash"),
        ("-o histexpand", "bash"),
        ("-o physical", "bash"),
        ("-o noglob -o xtrace -o verbose", ""),
        ("-o noclobber -o monitor -o notify", ""),
        ("a", "operands"),
        ("--", "operands"),
        ("-- -e", "operands"),
        ("-", "operands"),
        ("+", "operands"),
        ("-e a", "errexit operands"),
        ("a -e", "operands"),
        ("-e -- a", "errexit operands"),
        ("-o", "operands"),
        ("-eo", "errexit operands"),
        ("-z", "unknown"),
        ("-o foo", "unknown"),
        ("-o foo -e", "errexit unknown"),
    ];

    [Fact]
    public void FirstLine_NamesTheInterpreter() =>
        Assert.All(
            new (string Text, string? Expected)[]
            {
                ("#!/bin/sh", "sh /bin/sh"),
                ("#!/bin/sh\n-x", "sh /bin/sh"),
                ("#!bash\n", "bash bash"),
                ("#! /bin/bash -e\n", "bash /bin/bash -e"),
                ("#!\t/bin/bash\t-e -u\r\n", "bash /bin/bash -e -u"),
                ("#!/usr/bin/env bash\n", "bash bash"),
                ("#!/usr/bin/env -S bash -eu\n", "bash bash -eu"),
                ("#!/usr/bin/env -i /usr/bin/env /opt/python3 -I", "python3 /opt/python3 -I"),
                ("#!env sh", "sh sh"),
                ("#!/opt/env.d/sh", "sh /opt/env.d/sh"),
                ("#!\n", null),
                ("#!", null),
                ("#!/usr/bin/env\nbash", null),
                ("", null),
                ("echo a", null),
                (" #!/bin/sh", null),
                ("#/bin/sh", null),
                ("\n#!/bin/sh", null),
            },
            row =>
                Assert.Equal(
                    row.Expected,
                    ScriptInterpreter.Of(row.Text) is { } found ? string.Join(' ', [found.Name, found.Program, .. found.Arguments]) : null
                )
        );

    [Fact]
    public void FirstLine_HasOptions() =>
        Assert.All(
            new (string Text, string Expected)[]
            {
                ("#!/bin/bash -eu\n", "errexit nounset"),
                ("#!/usr/bin/env -S bash -a", "allexport"),
                ("#!/bin/bash", ""),
                ("set -e", ""),
            },
            row => Assert.Equal(row.Expected, Text(ShellOptions.OfFirstLine(row.Text)))
        );

    [Fact]
    public void Set_TurnsOnAndOff() =>
        Assert.All(
            Sets,
            row =>
            {
                Assert.Equal(row.Options, Text(ShellOptions.Parse(row.Words.Split(' '))));
                Assert.Equal(row.Options, Text(ShellOptions.Parse(Command($"set {row.Words}"))!));
            }
        );

    [Fact]
    public void Set_OfAnotherForm_HasOptionsOrNone() =>
        Assert.All(
            new (string Script, string? Expected)[]
            {
                ("set '-e' \"\"-u", "errexit nounset"),
                ("set", null),
                ("set -e $x", null),
                ("$set -e", null),
                ("unset -e", null),
                ("set -e > /dev/null", null),
                ("x=1 set -e", null),
            },
            row => Assert.Equal(row.Expected, ShellOptions.Parse(Command(row.Script)) is { } options ? Text(options) : null)
        );

    [Fact]
    public async Task Bash_TurnsOnTheSame()
    {
        const string Program = """
            for words; do
              (
                exec 2>/dev/null
                (set $words) >/dev/null && unknown= || unknown=unknown
                set $words >/dev/null
                for option in errexit nounset allexport; do [[ ! -o $option ]] || printf '%s ' $option; done
                printf '%s' "$unknown"
              )
              echo
            done
            """;
        var result = await Bash.RunAsync(Program, [.. Sets.Select(row => row.Words)]);

        Assert.Empty(result.Error);
        Assert.Equal(Sets.Select(row => InBash(row.Options)), result.Output.Split('\n')[..^1].Select(line => line.Trim()));
    }

    /// <summary>What bash knows of its options; it ends at an unknown one, and those behind it do not count.</summary>
    private static string InBash(string options) =>
        options.EndsWith("unknown", StringComparison.Ordinal)
            ? "unknown"
            : string.Join(' ', options.Split(' ').Where(option => option is "errexit" or "nounset" or "allexport"));

    private static Rules.Shell.Syntax.SimpleCommand Command(string script) =>
        ShellScript.Parse(script).Nodes.OfType<Rules.Shell.Syntax.SimpleCommand>().Single();

    private static string Text(ShellOptions options) =>
        string.Join(
            ' ',
            new[]
            {
                (options.ErrExit, "errexit"),
                (options.NoUnset, "nounset"),
                (options.AllExport, "allexport"),
                (options.TurnsOffErrExit, "off"),
                (options.IsOnlyInBash, "bash"),
                (options.IsUnknown, "unknown"),
                (options.HasOperands, "operands"),
            }
                .Where(pair => pair.Item1)
                .Select(pair => pair.Item2)
        );
}
