using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.Model.Versions;
using ContainerOS.Rules.Conversion;
using ContainerOS.Testing.Sandboxing;
using ContainerOS.UserData;

namespace ContainerOS.Cli.Tests.UserData.Differential;

/// <summary>
/// Runs a script and its rendered conversion, and compares what both leave. A difference must be one that the report announces, so the
/// original is first changed as the report says: the parts that are left out are removed, and a script that goes on after failures
/// runs as the steps
/// do.
/// </summary>
internal static class ConversionComparison
{
    private const string GoesOn = "the script goes on after a failure";

    internal static ScriptConversion Convert(string script) =>
        ScriptConverter.Convert(script, new OsVersion(3, 6, 1), BootstrapPhase.AfterJoin);

    /// <summary>The differences that the report does not announce; null when there are none.</summary>
    internal static string? Difference(NodeRunner node, string script, string? failing)
    {
        var conversion = Convert(script);
        if (AccountDifference(script, conversion) is { } account)
        {
            return account;
        }

        var (reference, interpreter) = Reference(script, conversion);
        var expected = node.Run(reference, interpreter, failing);
        var composed = Compose(conversion);
        var actual = composed is null ? node.Run(string.Empty, Shells.Bash, failing) : node.Run(composed, Shells.Bash, failing);
        return Compare(expected, actual, conversion, failing) is { } difference
            ? $"{difference}\n--- reference ({interpreter})\n{reference}\n--- conversion\n{Text(conversion)}\n"
                + $"--- its output\n{actual.Output}"
            : null;
    }

    /// <summary>The report has each line of the script exactly once.</summary>
    private static string? AccountDifference(string script, ScriptConversion conversion)
    {
        var next = 1;
        foreach (var lines in conversion.Lines)
        {
            if (lines.First != next || lines.Last < lines.First)
            {
                return $"the report has lines {lines.First}-{lines.Last} after line {next - 1}";
            }

            if (lines.Outcome is LineOutcome.Typed or LineOutcome.Script ? lines.Step is null : lines.Reason.Length == 0)
            {
                return $"the report says of lines {lines.First}-{lines.Last} neither a step nor a reason";
            }

            next = lines.Last + 1;
        }

        var count = Math.Max(1, script.TrimEnd('\n').Split('\n').Length);
        return next - 1 < count ? $"the report ends at line {next - 1} of {count}" : null;
    }

    /// <summary>The original without what the report leaves out, and the interpreter that the report names for it.</summary>
    private static (string Script, string Interpreter) Reference(string script, ScriptConversion conversion)
    {
        var lines = script.Split('\n');
        foreach (
            var finding in conversion.Findings.Where(finding => finding.LeftOut is LeftOutPart.Argument or LeftOutPart.Command).Reverse()
        )
        {
            var line = lines[finding.Line - 1];
            var at = finding.Column - 1;
            var end = at;
            while (end < line.Length && !char.IsWhiteSpace(line[end]) && line[end] is not (';' or '&' or '|'))
            {
                end++;
            }

            var instead =
                finding.LeftOut is LeftOutPart.Argument ? string.Empty
                : line.Contains("||", StringComparison.Ordinal) ? "false"
                : "true";
            lines[finding.Line - 1] = line[..at] + instead + line[end..];
        }

        var findingLines = conversion
            .Findings.Where(finding => finding.LeftOut is LeftOutPart.Statement)
            .Select(finding => finding.Line)
            .ToList();
        foreach (
            var left in conversion.Lines.Where(each =>
                each.Outcome is LineOutcome.CannotWork
                || findingLines.Exists(line => line >= each.First && line <= each.Last) && each.Outcome is LineOutcome.LeftOut
            )
        )
        {
            for (var line = left.First; line <= left.Last; line++)
            {
                lines[line - 1] = string.Empty;
            }
        }

        // A statement that is left out at the end leaves no exit code of the one before it.
        if (conversion.Lines.LastOrDefault(each => each.Reason != "blank lines and comments") is { Outcome: LineOutcome.CannotWork } atEnd)
        {
            lines[atEnd.First - 1] = ":";
        }

        var goesOn = conversion.Notes.Any(note => note.Message.StartsWith(GoesOn, StringComparison.Ordinal));
        var first = script.StartsWith("#!", StringComparison.Ordinal)
            ? script[2..script.IndexOf('\n', StringComparison.Ordinal)]
            : Shells.Bash;
        return (string.Join('\n', lines), goesOn ? first.Split(" -")[0] + " -eu" : first);
    }

    /// <summary>The user data of the steps; null when there are none.</summary>
    internal static string? Compose(ScriptConversion conversion) =>
        conversion.Steps.Count == 0
            ? null
            : UserDataComposer
                .Compose(
                    ValueList<BootstrapContainer>.Of(
                        new BootstrapContainer
                        {
                            Name = "converted",
                            Phase = BootstrapPhase.AfterJoin,
                            Steps = ValueList<BootstrapStep>.Of(conversion.Steps.Select(step => (Value<BootstrapStep>)step.Step)),
                        }
                    )
                )
                .AfterJoin;

    private static string Text(ScriptConversion conversion) =>
        Cli.UserData.BootstrapYaml.Write(conversion, "afterJoin")
        + string.Join('\n', Cli.UserData.ConversionReport.Lines("x", conversion, Cli.Terminal.AnsiStyle.None));

    private static bool IsControl(string call) =>
        call.StartsWith("enable ", StringComparison.Ordinal) || call.StartsWith("start ", StringComparison.Ordinal);

    private static string? Compare(NodeState expected, NodeState actual, ScriptConversion conversion, string? failing)
    {
        if (expected.ExitCode != actual.ExitCode)
        {
            return $"the exit code is {actual.ExitCode}, not {expected.ExitCode}\n{expected.Output}";
        }

        var hasSysctl = conversion.Notes.Any(note => note.Message.StartsWith("lines that are appended", StringComparison.Ordinal));
        var overridden = conversion.Findings.Any(finding =>
            finding.Message.EndsWith("only the last value is set", StringComparison.Ordinal)
        );
        var sorted = conversion.Notes.Any(note => note.Message.StartsWith("the parameters of one sysctl step", StringComparison.Ordinal));
        var (before, after) = (Calls(expected, overridden, sorted), Calls(actual, overridden, sorted));
        if (failing == "systemctl" && actual.ExitCode != 0 && conversion.Steps.Any(step => step.Step.SystemdUnit is not null))
        {
            // The step stops when systemd cannot be reloaded, before the unit is enabled or started.
            before = [.. before.TakeWhile((call, index) => index < after.Count || !IsControl(call))];
        }

        if (!before.SequenceEqual(after))
        {
            return $"the calls are\n  {string.Join("\n  ", after)}\nnot\n  {string.Join("\n  ", before)}";
        }

        // A log behind a process substitution is written while and after the script runs, by itself.
        var logs =
            conversion.Notes.Any(note => note.Message.StartsWith("the log gets", StringComparison.Ordinal))
            || conversion.Steps.Any(step => step.Step.Script?.Content.Contains(">(", StringComparison.Ordinal) is true);
        var (left, right) = (Files(expected, hasSysctl, logs), Files(actual, hasSysctl, logs));
        var differing = left.Keys.Union(right.Keys).Where(path => left.GetValueOrDefault(path) != right.GetValueOrDefault(path)).ToList();
        if (differing.Count > 0)
        {
            return string.Join(
                '\n',
                differing.Select(path =>
                    $"{path} is '{right.GetValueOrDefault(path, "missing")}', not '{left.GetValueOrDefault(path, "missing")}'"
                )
            );
        }

        // What a script writes for the next boot is also there after the conversion; steps may add what was only applied at once.
        var (kept, now) = (Settings(expected), Settings(actual));
        var lost = kept.Where(pair => now.GetValueOrDefault(pair.Key) != pair.Value).Select(pair => pair.Key).ToList();
        return hasSysctl && !overridden && actual.ExitCode == 0 && lost.Count > 0
            ? $"these parameters are not set at the next boot: {string.Join(", ", lost)}"
            : null;
    }

    /// <summary>The calls, by what they do: which parameter is set, which module is loaded, which unit is enabled or started.</summary>
    private static List<string> Calls(NodeState state, bool onlyLastValues, bool inAnyOrder)
    {
        var calls = new List<string>();
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var call in state.Calls)
        {
            switch (call)
            {
                case ["set", var setting]:
                    var (name, value) = (
                        setting.Split('=')[0].Trim(),
                        setting[(setting.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim()
                    );
                    if (values.GetValueOrDefault(name) != value)
                    {
                        values[name] = value;
                        calls.RemoveAll(other => onlyLastValues && other.StartsWith($"set {name}=", StringComparison.Ordinal));
                        calls.Add($"set {name}={value}");
                    }

                    break;
                case ["modprobe", .. var words]:
                    // A module that is loaded already is not loaded again.
                    calls.AddRange(words.Where(word => word[0] != '-').Select(word => "load " + word).Except(calls).ToList());
                    break;
                case ["systemctl", "daemon-reload"]:
                    break;
                case ["systemctl", var verb and ("enable" or "start" or "restart"), .. var words]:
                    foreach (var word in words.Where(word => !word.StartsWith('-')))
                    {
                        var unit = word.Contains('.', StringComparison.Ordinal) ? word : word + ".service";
                        if (verb == "enable")
                        {
                            calls.Add("enable " + unit);
                        }

                        if (verb != "enable" || words.Contains("--now"))
                        {
                            calls.Add("start " + unit);
                        }
                    }

                    break;
                default:
                    calls.Add(string.Join(' ', call));
                    break;
            }
        }

        return onlyLastValues ? [.. calls.Where(call => !IsSetting(call)), .. calls.Where(IsSetting).Order(StringComparer.Ordinal)]
            : inAnyOrder ? InAnyOrder(calls)
            : calls;
    }

    private static bool IsSetting(string call) => call.StartsWith("set ", StringComparison.Ordinal);

    /// <summary>Parameters that are set one after the other, in the order of their names, as the report says.</summary>
    private static List<string> InAnyOrder(List<string> calls)
    {
        for (var at = 0; at < calls.Count; at++)
        {
            var end = at;
            while (end < calls.Count && IsSetting(calls[end]))
            {
                end++;
            }

            calls.Sort(at, end - at, StringComparer.Ordinal);
            at = Math.Max(at, end - 1);
        }

        return calls;
    }

    private static Dictionary<string, string> Files(NodeState state, bool hasSysctl, bool hasLog) =>
        state
            .Files.Where(file =>
                file.Key != "/var/log/containeros-bootstrap.log"
                && !(hasLog && file.Key is "/var/log/own.log" or "/var/log/u.log")
                && !file.Key.Contains("zz-containeros-", StringComparison.Ordinal)
                && !(hasSysctl && file.Key == "/etc/sysctl.conf")
            )
            .ToDictionary(file => file.Key, file => file.Key.StartsWith("/var/log/", StringComparison.Ordinal) ? "a log" : file.Value);

    /// <summary>The parameters of all files that sysctl reads at boot; the last file wins.</summary>
    private static Dictionary<string, string> Settings(NodeState state)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (
            var line in state
                .Files.Where(file => file.Key == "/etc/sysctl.conf" || file.Key.StartsWith("/etc/sysctl.d/", StringComparison.Ordinal))
                .OrderBy(file => file.Key == "/etc/sysctl.conf" ? 0 : 1)
                .SelectMany(file => file.Value.Split('\n'))
        )
        {
            if (line.Split('=') is [var name, var value] && !name.TrimStart().StartsWith('#'))
            {
                settings[name.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1]] = value.Trim();
            }
        }

        return settings;
    }
}
