using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ContainerOS.Testing;

namespace ContainerOS.Acceptance.Tests.Hostile;

/// <summary>Values that try to act on what shows them, and what an output must never contain.</summary>
internal static partial class HostileText
{
    /// <summary>How each forged line starts.</summary>
    private const string Forged = "FORGED-LINE";

    /// <summary>Each tries one thing; what follows a line break of any kind starts with the mark.</summary>
    internal static readonly string[] Values =
    [
        "a\n" + Forged + " error COS9999  forged",
        "a\r\n" + Forged,
        "a\n::error title=FORGED::forged",
        "::error title=FORGED::forged",
        "##[error]" + Forged + " ##vso[task.setvariable variable=PATH]x ##teamcity[message]",
        "a%0A::error title=FORGED::forged",
        "a\r" + Forged,
        "a\u2028" + Forged + "\u2029" + Forged + "\u0085" + Forged + "\v" + Forged + "\f" + Forged,
        "\e[2J\e[1;1H" + Forged,
        "section_start:1700000000:forged\r\e[0K" + Forged,
        "\e]0;" + Forged + "\a",
        "\e]8;;https://attacker.example\e\\link\e]8;;\e\\",
        "\e[31mred\e[0m",
        "\u009b31m\u009d0;title\u009c",
        "\u202egnp.exe\u2066\u200f\u061c",
        "\U000e0041\U000e0042",
        "\0\u0001\b\b\b\u007f",
        "[red]markup[/] {0} %s $(reboot) `reboot` <script>alert(1)</script>",
    ];

    /// <summary>Control characters, direction marks, separators, invisible tags and lone halves of pairs.</summary>
    internal static bool IsUnsafe(Rune rune) =>
        rune.Value is not ('\n' or '\t' or 0x200d)
        && Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.Surrogate;

    /// <summary>Runs the command in this process, as on a terminal or with its output redirected.</summary>
    internal static Task<ProcessResult> RunAsync(
        IReadOnlyDictionary<string, string> environment,
        bool isTerminal,
        params string[] arguments
    ) =>
        Command.RunInsideAsync(
            new InsideRun
            {
                Variables = new Dictionary<string, string>(environment)
                {
                    ["NO_COLOR"] = string.Empty,
                    ["TERM"] = "xterm-256color",
                    ["CI"] = "true",
                },
                IsTerminal = isTerminal,
            },
            arguments
        );

    /// <summary>Holds an output to the promises.</summary>
    /// <param name="result">The output.</param>
    /// <param name="isTerminal">Whether colours of the command itself are allowed.</param>
    /// <param name="hasLinesOfValues">Whether the output is a text of the program, such as a script, whose lines are its own.</param>
    internal static void AssertSafe(ProcessResult result, bool isTerminal, bool hasLinesOfValues = false)
    {
        foreach (var text in new[] { result.Output, result.Error })
        {
            var plain = isTerminal ? Colour().Replace(text, string.Empty) : text;
            var unsafeRunes = plain.EnumerateRunes().Where(IsUnsafe).Select(rune => $"U+{rune.Value:X4}").Distinct().ToList();
            Assert.True(unsafeRunes.Count == 0, $"{string.Join(' ', unsafeRunes)} in:\n{plain}");
            Assert.DoesNotContain("   at ContainerOS.", plain, StringComparison.Ordinal);
            Assert.DoesNotContain("Unhandled exception", plain, StringComparison.Ordinal);
            if (!hasLinesOfValues)
            {
                Assert.DoesNotContain(plain.Split('\n'), line => line.StartsWith(Forged, StringComparison.Ordinal));
                Assert.DoesNotMatch(ForgedCommand(), plain);
                Assert.DoesNotMatch(InlineCommand(), plain);
            }
        }
    }

    [GeneratedRegex(@"\e\[(?:[012]|3[1-6])m")]
    private static partial Regex Colour();

    /// <summary>A workflow command of GitHub with the title of the attacker.</summary>
    [GeneratedRegex(@"^[ \t]*::\w+ [^:]*title=FORGED", RegexOptions.Multiline)]
    private static partial Regex ForgedCommand();

    /// <summary>A command of GitHub's old form, Azure Pipelines or TeamCity.</summary>
    [GeneratedRegex(@"##[a-zA-Z-]*\[")]
    private static partial Regex InlineCommand();
}
