namespace ContainerOS.Model.Values;

/// <summary>A value of a program: known, or not yet known (during a preview), and possibly secret.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <remarks>The default of this type is an unknown value. A property that is not set is a null <c>Value</c>.</remarks>
public readonly record struct Value<T>
{
    private readonly T? content;

    private Value(T? content, bool isKnown, bool isSecret)
    {
        this.content = content;
        IsKnown = isKnown;
        IsSecret = isSecret;
    }

    /// <summary>Whether the value is known. During an update, all values are known.</summary>
    public bool IsKnown { get; }

    /// <summary>Whether the value must never be shown, logged or stored in plain text.</summary>
    public bool IsSecret { get; }

    /// <summary>The value itself.</summary>
    /// <exception cref="InvalidOperationException">The value is not known yet.</exception>
    public T Content => IsKnown ? content! : throw new InvalidOperationException("The value is not known yet.");

    /// <summary>The value, or a fallback while it is not known.</summary>
    public T Or(T fallback) => IsKnown ? content! : fallback;

    /// <summary>A value that is not known yet.</summary>
    public static Value<T> Unknown(bool isSecret = false) => new(default, false, isSecret);

    /// <summary>A known value.</summary>
    public static Value<T> Known(T content, bool isSecret = false) => new(content, true, isSecret);

    /// <summary>A known value that is not secret.</summary>
    public static implicit operator Value<T>(T content) => Known(content);

    /// <summary>Converts the value. An unknown value stays unknown, and a secret value stays secret.</summary>
    public Value<TOther> Select<TOther>(Func<T, TOther> map) =>
        IsKnown ? Value<TOther>.Known(map(content!), IsSecret) : Value<TOther>.Unknown(IsSecret);

    /// <summary>The value as text; <c>[secret]</c> or <c>[unknown]</c> when that applies.</summary>
    public override string ToString() =>
        IsSecret ? "[secret]"
        : IsKnown ? $"{content}"
        : "[unknown]";
}
