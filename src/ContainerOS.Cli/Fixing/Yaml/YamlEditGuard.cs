namespace ContainerOS.Cli.Fixing.Yaml;

/// <summary>Keeps edits from what is not theirs: shared values, references, functions and secrets.</summary>
internal static class YamlEditGuard
{
    /// <summary>Whether a way may lead through a piece.</summary>
    /// <exception cref="YamlEditException">It may not.</exception>
    internal static void EnsureTraversable(YamlNode piece)
    {
        if (Reason(piece) is { } reason)
        {
            throw new YamlEditException(reason, piece.Start);
        }
    }

    /// <summary>Whether a piece, with everything inside, may be replaced or taken away.</summary>
    /// <exception cref="YamlEditException">It may not.</exception>
    internal static void EnsureEditable(YamlNode piece)
    {
        foreach (var part in piece.SelfAndDescendants)
        {
            EnsureTraversable(part);
        }
    }

    private static string? Reason(YamlNode piece) =>
        piece switch
        {
            YamlAlias alias => $"the value comes from the alias *{alias.Name}",
            { IsAnchored: true } => "the value has an anchor, so that other places may use it",
            YamlMap map
                when map.Entries.FirstOrDefault(entry => entry.Key.Text.StartsWith("fn::", StringComparison.OrdinalIgnoreCase))
                    is { } call => $"the value comes from {call.Key.Text}",
            YamlScalar scalar when scalar.Text.Contains("$$", StringComparison.Ordinal) => "the value holds an escaped $",
            YamlScalar scalar when scalar.Text.Contains("${", StringComparison.Ordinal) => $"the value comes from {Short(scalar.Text)}",
            _ => null,
        };

    private static string Short(string text) => text.Length <= 60 && !text.Contains('\n', StringComparison.Ordinal) ? text : "a reference";
}
