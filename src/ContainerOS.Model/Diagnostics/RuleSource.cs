namespace ContainerOS.Model.Diagnostics;

/// <summary>The page a rule is drawn from.</summary>
/// <param name="Url">The page's address, or the name of a field reference.</param>
/// <param name="Edition">The edition that was read, such as <c>Feb 05 2026</c>.</param>
public sealed record RuleSource(string Url, string Edition)
{
    /// <summary>The address with its edition behind it, as diagnostics print it.</summary>
    public override string ToString() => $"{Url} ({Edition})";
}
