using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Analysis;

/// <summary>The options that a <c>set</c> command, or the first line of a script, turns on and off.</summary>
internal sealed record ShellOptions
{
    /// <summary>Whether a failed command ends the script from here on.</summary>
    internal bool ErrExit { get; private init; }

    /// <summary>Whether an unset variable ends the script from here on.</summary>
    internal bool NoUnset { get; private init; }

    /// <summary>Whether all variables are exported from here on.</summary>
    internal bool AllExport { get; private init; }

    /// <summary>Whether a failed command no longer ends the script from here on.</summary>
    internal bool TurnsOffErrExit { get; private init; }

    /// <summary>Whether it has an option that POSIX does not have.</summary>
    internal bool IsOnlyInBash { get; private init; }

    /// <summary>Whether it has an option that bash does not have either.</summary>
    internal bool IsUnknown { get; private init; }

    /// <summary>Whether it sets positional parameters.</summary>
    internal bool HasOperands { get; private init; }

    /// <summary>The options of a <c>set</c> command; null when it is another command, or has words that are computed.</summary>
    internal static ShellOptions? Parse(SimpleCommand command) =>
        command is { Redirections.Count: 0, Assignments.Count: 0, Words: [{ Literal: "set" }, _, ..] } ? Parse(command.Words) : null;

    /// <summary>The options among the words of a <c>set</c> command; null when one is computed.</summary>
    internal static ShellOptions? Parse(IReadOnlyList<ShellWord> words) =>
        words.All(word => word.Literal is not null) ? Parse([.. words.Skip(1).Select(word => word.Literal!)]) : null;

    /// <summary>The options in the first line of a script.</summary>
    internal static ShellOptions OfFirstLine(string text) => Parse(ScriptInterpreter.Of(text)?.Arguments ?? []);

    /// <summary>The options among the words after <c>set</c>.</summary>
    internal static ShellOptions Parse(IReadOnlyList<string> words)
    {
        var options = new ShellOptions();
        for (var at = 0; at < words.Count; at++)
        {
            if (words[at] is not ['-' or '+', not ('-' or '+'), ..] word)
            {
                return options with { HasOperands = true };
            }

            var isOn = word[0] == '-';
            foreach (var letter in word.Skip(1))
            {
                if (letter == 'o')
                {
                    options = at + 1 < words.Count ? options.With(words[++at], isOn) : options with { HasOperands = true };
                }
                else
                {
                    options = options.With(
                        letter switch
                        {
                            'e' => "errexit",
                            'u' => "nounset",
                            'a' => "allexport",
                            'b' or 'C' or 'f' or 'h' or 'm' or 'v' or 'x' => "posix",
                            'B' or 'E' or 'H' or 'P' or 'T' => "bash",
                            _ => "unknown",
                        },
                        isOn
                    );
                }
            }
        }

        return options;
    }

    private ShellOptions With(string name, bool isOn) =>
        name switch
        {
            "errexit" => this with { ErrExit = isOn, TurnsOffErrExit = TurnsOffErrExit || !isOn },
            "nounset" => this with { NoUnset = isOn },
            "allexport" => this with { AllExport = isOn },
            "posix" or "noglob" or "xtrace" or "verbose" or "noclobber" or "monitor" or "notify" => this,
            "pipefail" or "errtrace" or "functrace" or "braceexpand" or "histexpand" or "physical" or "bash" => this with
            {
                IsOnlyInBash = true,
            },
            _ => this with { IsUnknown = true },
        };
}
