using System.Collections.Immutable;

namespace ContainerOS.Protocol.Calls;

/// <summary>Conversions of fields that several calls have.</summary>
/// <remarks>
/// A URN has the form <c>urn:pulumi:STACK::PROJECT::[PARENTS$]TYPE::NAME</c>. Engines before 3.100 send the URN without type and name.
/// </remarks>
internal static class WireFields
{
    /// <summary>No dependencies of properties.</summary>
    public static ImmutableSortedDictionary<string, ImmutableArray<string>> NoDependencies { get; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);

    /// <summary>The type token in a URN; empty when the text is not a URN.</summary>
    public static string TypeOf(string urn) => Part(urn, 2) is { } types ? types[(types.LastIndexOf('$') + 1)..] : string.Empty;

    /// <summary>The resource name in a URN; empty when the text is not a URN.</summary>
    public static string NameOf(string urn) => Part(urn, 3) ?? string.Empty;

    /// <summary>A time limit from the wire, where 0 means the default of the provider.</summary>
    public static TimeSpan? ToTimeout(double seconds) => seconds > 0 ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>A time limit for the wire.</summary>
    public static double ToSeconds(TimeSpan? timeout) => timeout?.TotalSeconds ?? 0;

    private static string? Part(string urn, int index) =>
        urn.Split("::", 4, StringSplitOptions.None) is { Length: 4 } parts ? parts[index] : null;
}
