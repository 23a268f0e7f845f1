using ContainerOS.Model.Terms;

namespace ContainerOS.Provider.Schema;

/// <summary>One of a closed set of terms.</summary>
/// <param name="Name">The name of the set in the schema, such as <c>DiskCategory</c>.</param>
/// <param name="Choices">The terms.</param>
internal sealed record ChoiceType(string Name, IReadOnlyList<string> Choices) : PropertyType
{
    internal override string Describe() => "one of " + string.Join(", ", Choices);

    /// <summary>The type of a set of the model's terms.</summary>
    internal static ChoiceType Of<T>(Terms<T> terms)
        where T : struct, Enum => new(typeof(T).Name, terms.All);
}
