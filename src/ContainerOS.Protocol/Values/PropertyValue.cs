using System.Text;

namespace ContainerOS.Protocol.Values;

/// <summary>A value as the Pulumi wire carries it: JSON's kinds, and unknown, secret, output, reference and asset values.</summary>
/// <remarks>Values compare by content. Integers travel as doubles and are exact up to 2^53.</remarks>
public abstract record PropertyValue
{
    private protected PropertyValue() { }

    /// <summary>The value without secret and output wrappers around it (only the outermost ones are taken off).</summary>
    public virtual PropertyValue Unwrapped => this;

    /// <summary>Whether this value, or anything inside it, is secret.</summary>
    public virtual bool ContainsSecrets => false;

    /// <summary>Whether this value, or anything inside it, is not known yet (preview).</summary>
    public virtual bool ContainsUnknowns => false;

    /// <remarks>What is derived from a value stays out of its text: <see cref="Unwrapped"/> is the value itself, and would have no end.</remarks>
    protected virtual bool PrintMembers(StringBuilder builder) => false;

    /// <summary>A text value.</summary>
    public static implicit operator PropertyValue(string text) => new PropertyString(text);

    /// <summary>A number.</summary>
    public static implicit operator PropertyValue(double number) => new PropertyNumber(number);

    /// <summary>A truth value.</summary>
    public static implicit operator PropertyValue(bool value) => new PropertyBool(value);
}
