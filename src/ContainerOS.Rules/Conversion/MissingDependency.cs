using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Conversion;

/// <summary>What a call needs and will not find, because the statement that would have made it is left out.</summary>
/// <param name="Program">The program called.</param>
/// <param name="Name">What it needs: a path, an account, a package.</param>
/// <param name="Line">The line that is left out.</param>
/// <param name="IsCertain">Whether nothing else makes it; a program may be there all the same.</param>
internal sealed record MissingDependency(string Program, string Name, int Line, bool IsCertain)
{
    internal Severity Severity => IsCertain ? Severity.Error : Severity.Warning;

    internal string Message =>
        IsCertain
            ? $"{Program} needs {Name}, and line {Line} is left out"
            : $"{Name} is called, and line {Line}, which installs it, is left out";

    internal string Why =>
        IsCertain ? $"what line {Line} sets up is not there" : $"{Name} is there only if the bootstrap container brings it";

    internal string Instead =>
        IsCertain ? "leave it out as well, or run both as a DaemonSet" : "try it on one node first, or do the work in a DaemonSet";
}
