namespace ContainerOS.Cli.Fixing.Yaml;

/// <summary>A change of a text: what stands between two places is replaced.</summary>
internal readonly record struct TextSplice(int Start, int End, string Text)
{
    /// <summary>Makes changes that do not touch one another.</summary>
    internal static string Apply(string text, IEnumerable<TextSplice> splices) =>
        splices
            .OrderByDescending(splice => splice.Start)
            .Aggregate(text, (whole, splice) => whole[..splice.Start] + splice.Text + whole[splice.End..]);
}
