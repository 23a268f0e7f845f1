namespace ContainerOS.Provider.Schema;

/// <summary>A number.</summary>
internal sealed record NumberType : PropertyType
{
    internal override string Describe() => "a number";
}
