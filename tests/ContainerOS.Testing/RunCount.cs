using System.Globalization;

namespace ContainerOS.Testing;

/// <summary>
/// How many cases a test runs, or the first seed: the usual number in a normal run, what an environment variable says in a long one.
/// </summary>
public static class RunCount
{
    /// <summary>The number in the variable, or the usual one if it is not set.</summary>
    /// <exception cref="FormatException">The variable is not a number.</exception>
    public static int Of(string variable, int usual) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;
}
