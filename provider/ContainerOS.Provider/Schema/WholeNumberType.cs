namespace ContainerOS.Provider.Schema;

/// <summary>A whole number; the wire's doubles carry it exactly up to 2^53.</summary>
internal sealed record WholeNumberType : PropertyType
{
    internal override string Describe() => "a whole number";
}
