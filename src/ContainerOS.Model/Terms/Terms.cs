namespace ContainerOS.Model.Terms;

/// <summary>The words a closed set of choices is written with, in programs and on the wire of this provider.</summary>
/// <typeparam name="T">The choices.</typeparam>
public sealed class Terms<T>
    where T : struct, Enum
{
    private readonly (T Choice, string Term)[] pairs;

    internal Terms(params (T Choice, string Term)[] pairs)
    {
        this.pairs = pairs;
        All = [.. pairs.Select(pair => pair.Term)];
    }

    /// <summary>Every term, in the order of the docs.</summary>
    public IReadOnlyList<string> All { get; }

    /// <summary>The term of a choice.</summary>
    public string Of(T choice) => pairs.First(pair => EqualityComparer<T>.Default.Equals(pair.Choice, choice)).Term;

    /// <summary>The choice of a term, or null when there is none. Terms are case-sensitive.</summary>
    public T? Find(string term)
    {
        foreach (var (choice, name) in pairs)
        {
            if (name == term)
            {
                return choice;
            }
        }

        return null;
    }
}
