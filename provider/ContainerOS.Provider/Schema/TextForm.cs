namespace ContainerOS.Provider.Schema;

/// <summary>A form that texts of a property have.</summary>
/// <param name="Description">The form in words, with its article, such as <c>a release such as 3.6.1</c>.</param>
/// <param name="Matches">Whether a text has it.</param>
internal sealed record TextForm(string Description, Func<string, bool> Matches);
