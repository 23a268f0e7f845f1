using ContainerOS.Rules.Bootstrapping;
using ContainerOS.Testing;

namespace ContainerOS.Rules.Tests.Fixtures;

/// <summary>The table of docs/user-data.md that is generated from the tables of programs, services and paths.</summary>
public sealed class HostFeaturePageTests
{
    private const string Start = "<!-- what works where: generated, eng/update-rules writes it -->\n";
    private const string End = "<!-- end of what works where -->\n";
    private static readonly string Page = Path.Combine(RepositoryRoot.FullName, "docs/user-data.md");

    [Fact]
    public void Table_OfWhatWorksWhere_IsCurrent()
    {
        var text = File.ReadAllText(Page);
        var (from, to) = (text.IndexOf(Start, StringComparison.Ordinal) + Start.Length, text.IndexOf(End, StringComparison.Ordinal));
        var current = text[..from] + Table() + text[to..];
        if (Environment.GetEnvironmentVariable("CONTAINEROS_APPROVE") == "1")
        {
            File.WriteAllText(Page, current);
        }

        Assert.Equal(current, File.ReadAllText(Page));
    }

    private static string Table() =>
        "| feature | programs, services and paths | on the host, before 3.5 | in the bootstrap container, from 3.5 | rule | source |\n"
        + "| --- | --- | --- | --- | --- | --- |\n"
        + string.Concat(HostFeatures.All.Select(Row));

    private static string Row(HostFeature feature)
    {
        var names = KnownPrograms
            .All.Where(program => program.Kind == feature.Kind)
            .Select(program => program.Name)
            .Concat(HostFeatures.AllServices.Where(service => service.Value == feature.Kind).Select(service => service.Key))
            .Concat(HostFeatures.AllPaths.Where(path => path.Kind == feature.Kind).Select(path => path.Path))
            .Distinct()
            .Select(name => $"`{name}`");
        return $"| {feature.Name} | {string.Join(", ", names)} | {Text(feature.OnHost)} | {Text(feature.InContainer)} | "
            + $"{feature.Code} | {feature.Source.Url}, {feature.Source.Edition} |\n";
    }

    private static string Text(Works works) =>
        works switch
        {
            Works.Yes => "works",
            Works.No => "does not work",
            Works.NoEffect => "has no effect",
            _ => "not documented",
        };
}
