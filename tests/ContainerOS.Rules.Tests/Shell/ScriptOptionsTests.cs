using System.Diagnostics;
using ContainerOS.Rules.Shell;
using ContainerOS.Rules.Shell.Analysis;
using ContainerOS.Testing;

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

    [Theory]
    [InlineData("#!/bin/sh", "sh /bin/sh")]
    [InlineData("#!/bin/sh\n-x", "sh /bin/sh")]
    [InlineData("#!bash\n", "bash bash")]
    [InlineData("#! /bin/bash -e\n", "bash /bin/bash -e")]
    [InlineData("#!\t/bin/bash\t-e -u\r\n", "bash /bin/bash -e -u")]
    [InlineData("#!/usr/bin/env bash\n", "bash bash")]
    [InlineData("#!/usr/bin/env -S bash -eu\n", "bash bash -eu")]
    [InlineData("#!/usr/bin/env -i /usr/bin/env /opt/python3 -I", "python3 /opt/python3 -I")]
    [InlineData("#!env sh", "sh sh")]
    [InlineData("#!/opt/env.d/sh", "sh /opt/env.d/sh")]
    [InlineData("#!\n", null)]
    [InlineData("#!", null)]
    [InlineData("#!/usr/bin/env\nbash", null)]
    [InlineData("", null)]
    [InlineData("echo a", null)]
    [InlineData(" #!/bin/sh", null)]
    [InlineData("#/bin/sh", null)]
    [InlineData("\n#!/bin/sh", null)]
    public void FirstLine_NamesTheInterpreter(string text, string? expected) =>
        Assert.Equal(
            expected,
            ScriptInterpreter.Of(text) is { } found ? string.Join(' ', [found.Name, found.Program, .. found.Arguments]) : null
        );

    [Theory]
    [InlineData("#!/bin/bash -eu\n", "errexit nounset")]
    [InlineData("#!/usr/bin/env -S bash -a", "allexport")]
    [InlineData("#!/bin/bash", "")]
    [InlineData("set -e", "")]
    public void FirstLine_HasOptions(string text, string expected) => Assert.Equal(expected, Text(ShellOptions.OfFirstLine(text)));

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

    [Theory]
    [InlineData("set '-e' \"\"-u", "errexit nounset")]
    [InlineData("set", null)]
    [InlineData("set -e $x", null)]
    [InlineData("$set -e", null)]
    [InlineData("unset -e", null)]
    [InlineData("set -e > /dev/null", null)]
    [InlineData("x=1 set -e", null)]
    public void Set_OfAnotherForm_HasOptionsOrNone(string script, string? expected) =>
        Assert.Equal(expected, ShellOptions.Parse(Command(script)) is { } options ? Text(options) : null);

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
        var start = new ProcessStartInfo("bash", ["-c", Program, "bash", .. Sets.Select(row => row.Words)]);
        var result = await TestProcess.RunAsync(start, TestContext.Current.CancellationToken);

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
