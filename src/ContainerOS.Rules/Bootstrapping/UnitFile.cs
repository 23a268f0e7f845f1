namespace ContainerOS.Rules.Bootstrapping;

/// <summary>A systemd unit file: its sections and its settings with line numbers.</summary>
/// <param name="Sections">The sections.</param>
/// <param name="Settings">The settings in file order.</param>
internal sealed record UnitFile(IReadOnlyList<string> Sections, IReadOnlyList<UnitSetting> Settings)
{
    /// <summary>The programs that the unit runs: <c>ExecStart</c> and similar settings, without their special prefixes.</summary>
    internal IEnumerable<(string Program, string Line, int At)> Programs =>
        from setting in Settings
        where setting.Name.StartsWith("Exec", StringComparison.Ordinal) && setting.Value.Length > 0
        let line = setting.Value.TrimStart('-', '@', ':', '+', '!', '|')
        select (line.Split([' ', '\t'], 2)[0].Trim('"', '\''), line, setting.Line);

    /// <summary>Parses a unit file. Lines that are not settings are skipped, continued lines are joined.</summary>
    internal static UnitFile Parse(string content)
    {
        var sections = new List<string>();
        var settings = new List<UnitSetting>();
        var lines = content.Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            var (line, from) = (lines[at].Trim(), at + 1);
            while (line.EndsWith('\\') && line[0] is not ('#' or ';') && at + 1 < lines.Length)
            {
                line = line[..^1].TrimEnd() + " " + lines[++at].Trim();
            }

            if (line.StartsWith('[') && line.EndsWith(']'))
            {
                sections.Add(line[1..^1]);
            }
            else if (line.Length > 0 && line[0] is not ('#' or ';') && line.IndexOf('=', StringComparison.Ordinal) is > 0 and var sign)
            {
                settings.Add(
                    new UnitSetting(sections.LastOrDefault() ?? string.Empty, line[..sign].Trim(), line[(sign + 1)..].Trim(), from)
                );
            }
        }

        return new UnitFile(sections, settings);
    }
}

/// <summary>A line of a unit file.</summary>
/// <param name="Section">The section the line is in.</param>
/// <param name="Name">The setting.</param>
/// <param name="Value">The value of the setting.</param>
/// <param name="Line">The first line of the setting, from 1.</param>
internal sealed record UnitSetting(string Section, string Name, string Value, int Line);
