namespace ContainerOS.Architecture;

/// <summary>Assertions over lists of violations, shown in full, one per line.</summary>
internal static class Violations
{
    internal static void None(IEnumerable<string> violations) => AtMost(0, violations);

    /// <summary>For a rule that is new: <paramref name="limit"/> only ever becomes smaller.</summary>
    internal static void AtMost(int limit, IEnumerable<string> violations)
    {
        var found = violations.ToList();
        if (found.Count > limit)
        {
            Assert.Fail($"{found.Count} violations, {limit} allowed:\n{string.Join('\n', found)}");
        }
    }
}
