namespace ContainerOS.Provider.Schema;

/// <summary>One property, declared once: its checks, its diff, its schema entry and its docs come from here.</summary>
/// <param name="Name">The name people type.</param>
/// <param name="Type">What it may hold.</param>
/// <param name="Doc">What it means.</param>
/// <param name="OnChange">What a change of it does to a live pool; an inner property may differ from its object.</param>
internal sealed record PropertySchema(string Name, PropertyType Type, string Doc, ChangeEffect? OnChange = null)
{
    /// <summary>Whether it must be given.</summary>
    internal bool Required { get; init; }

    /// <summary>Whether its value is never shown.</summary>
    internal bool Secret { get; init; }

    /// <summary>Whether the cloud can not be asked for it, so that drift of it can not be seen.</summary>
    internal bool WriteOnly { get; init; }
}
