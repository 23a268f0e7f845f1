namespace ContainerOS.Rules;

/// <summary>
/// The path of a property of the pool. It is formatted only when a diagnostic needs it, because most properties have none.
/// </summary>
internal readonly record struct PoolPropertyPath
{
    private readonly string property;
    private readonly int index;
    private readonly string? key;
    private readonly string? member;

    private PoolPropertyPath(string property, int index, string? key, string? member) =>
        (this.property, this.index, this.key, this.member) = (property, index, key, member);

    /// <summary>The index of an item of a list; -1 for another path.</summary>
    internal int Index => index;

    /// <summary>A path without index or key.</summary>
    public static implicit operator PoolPropertyPath(string path) => new(path, -1, null, null);

    /// <summary>The path as text.</summary>
    public static implicit operator string(PoolPropertyPath path) => path.ToString();

    /// <summary>A member of the property, such as <c>.key</c>.</summary>
    public static PoolPropertyPath operator +(PoolPropertyPath path, string member) =>
        path.member is null ? new PoolPropertyPath(path.property, path.index, path.key, member) : path.ToString() + member;

    /// <summary>An item of a list.</summary>
    internal static PoolPropertyPath Item(string list, int index) => new(list, index, null, null);

    /// <summary>An entry of a map.</summary>
    internal static PoolPropertyPath Entry(string map, string key) => new(map, -1, key, null);

    /// <inheritdoc/>
    public override string ToString() =>
        index >= 0 ? $"{property}[{index}]{member}"
        : key is not null ? $"{property}[\"{key.Replace("\"", "\\\"", StringComparison.Ordinal)}\"]{member}"
        : property + member;
}
