using System.Collections.Immutable;

namespace ContainerOS.Emulator.Fields;

/// <summary>A value of a request, a reply or the state, without a notation such as JSON. It never changes.</summary>
internal abstract record FieldValue
{
    /// <summary>The name of its type in messages of the service, as in the vendor's "Unmarshal type error".</summary>
    internal abstract string TypeName { get; }

    public static implicit operator FieldValue?(string? text) => text is null ? null : new TextValue(text);

    public static implicit operator FieldValue(long number) => new WholeValue(number);

    public static implicit operator FieldValue(int number) => new WholeValue(number);

    public static implicit operator FieldValue(double number) => new RealValue(number);

    public static implicit operator FieldValue(decimal number) => new RealValue((double)number);

    public static implicit operator FieldValue(bool flag) => flag ? FlagValue.True : FlagValue.False;

    public static implicit operator FieldValue?(long? number) => number is { } given ? new WholeValue(given) : null;

    public static implicit operator FieldValue?(bool? flag) => flag is { } given ? given : null;
}

/// <summary>A text.</summary>
internal sealed record TextValue(string Text) : FieldValue
{
    internal override string TypeName => "string";
}

/// <summary>An integer.</summary>
internal sealed record WholeValue(long Number) : FieldValue
{
    internal override string TypeName => "number";
}

/// <summary>A number that is not an integer, or is outside the range of 64 bits.</summary>
internal sealed record RealValue(double Number) : FieldValue
{
    internal override string TypeName => "number";
}

/// <summary>A truth value.</summary>
internal sealed record FlagValue : FieldValue
{
    private FlagValue(bool flag) => Flag = flag;

    internal static FlagValue True { get; } = new(true);

    internal static FlagValue False { get; } = new(false);

    internal bool Flag { get; }

    internal override string TypeName => "bool";
}

/// <summary>A list.</summary>
internal sealed record ListValue(ImmutableArray<FieldValue> Items) : FieldValue
{
    internal static ListValue Empty { get; } = new([]);

    internal override string TypeName => "array";

    internal static ListValue Of(IEnumerable<FieldValue> items) => new([.. items]);

    internal static ListValue OfTexts(IEnumerable<string> texts) => new([.. texts.Select(text => new TextValue(text))]);
}
