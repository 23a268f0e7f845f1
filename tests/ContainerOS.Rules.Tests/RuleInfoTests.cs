using System.Text.RegularExpressions;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Rules.Bootstrapping;
using ContainerOS.Rules.Tests.Fixtures;
using ContainerOS.Testing;

namespace ContainerOS.Rules.Tests;

public sealed class RuleInfoTests
{
    private static IEnumerable<RuleInfo> Infos => RuleCatalogue.All.Select(rule => rule.Info);

    [Fact]
    public void Catalogue_IsOrderedByUniqueCodes() =>
        Assert.Equal(
            RuleCatalogue.All.Select(rule => rule.Info.Code).Distinct().Order(StringComparer.Ordinal),
            RuleCatalogue.All.Select(rule => rule.Info.Code)
        );

    /// <summary>A rule that is written but not in the catalogue would never run.</summary>
    [Fact]
    public void Catalogue_HoldsEveryRuleClassAndEveryRowOfBounds()
    {
        var classes = RuleClasses()
            .Where(type => type != typeof(BoundRule) && type != typeof(HostFeatureRule))
            .Select(type => type.FullName);
        var catalogue = RuleCatalogue.All.Where(rule => rule is not (BoundRule or HostFeatureRule)).Select(rule => rule.GetType().FullName);

        Assert.Equal(classes.Order(), catalogue.Order());
        Assert.Equal(
            BoundRules.Create().Select(rule => rule.Info.Code),
            RuleCatalogue.All.OfType<BoundRule>().Select(rule => rule.Info.Code)
        );
        Assert.Equal(
            HostFeatureRules.Create().Select(rule => rule.Info.Code),
            RuleCatalogue.All.OfType<HostFeatureRule>().Select(rule => rule.Info.Code)
        );
    }

    /// <summary>Rules and other types can be told apart by name.</summary>
    [Fact]
    public void RuleClasses_AndNoOtherClasses_EndInRule() =>
        Assert.Equal(
            typeof(Rule)
                .Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(Rule)) || type == typeof(Rule))
                .Select(type => type.FullName)
                .Order(),
            typeof(Rule)
                .Assembly.GetTypes()
                .Where(type => type.Name.EndsWith("Rule", StringComparison.Ordinal))
                .Select(type => type.FullName)
                .Order()
        );

    [Fact]
    public void SourceFiles_StateCodeAndTitleOfTheirRules() =>
        Assert.All(
            RuleCatalogue.All,
            rule =>
                Assert.Contains(
                    rule is BoundRule ? $"\"{rule.Info.Code}\",\n"
                        : rule is HostFeatureRule ? $"\"{rule.Info.Code}\","
                        : $"/// <summary>{rule.Info.Code}: {rule.Info.Title}.</summary>\n",
                    File.ReadAllText(Path.Combine(RepositoryRoot.FullName, RulePages.SourceFileOf(rule))),
                    StringComparison.Ordinal
                )
        );

    [Fact]
    public void BoundRules_CheckOneProperty_AndAreSuppressibleOnlyWhereSourcesDisagree() =>
        Assert.All(
            RuleCatalogue.All.OfType<BoundRule>().Select(rule => rule.Info),
            info =>
            {
                Assert.Single(info.Paths);
                Assert.Equal(
                    (Severity.Error, RuleNeeds.None, info.ConflictingSources.Count > 0),
                    (info.Severity, info.Needs, info.IsSuppressible)
                );
            }
        );

    [Fact]
    public void Descriptions_AreComplete() =>
        Assert.All(
            Infos,
            info =>
            {
                Assert.Matches("^COS[1-8][0-9]{3}$", info.Code);
                Assert.All([info.Title, info.Why, info.Fix, info.Source.Edition], Assert.NotEmpty);
                Assert.NotEmpty(info.Paths);
                Assert.Matches("^(https://|containeros:|ACK help: )", info.Source.Url);
                Assert.True(Enum.IsDefined(info.Severity) && Enum.IsDefined(info.Confidence));
                Assert.True(info.ConflictingSources.Count != 1, "a disagreement has two sides");
                Assert.All(info.ConflictingSources, source => Assert.NotEmpty(source.Statement));
            }
        );

    [Fact]
    public void Rules_ThatAreOnlyWarnings_MayBeSuppressed() =>
        Assert.All(Infos, info => Assert.True(info.IsSuppressible || info.Severity is Severity.Error));

    /// <summary>Where the vendor's pages disagree, the tool may be the one that is wrong.</summary>
    [Fact]
    public void Rules_WithSourcesThatDisagree_MayBeSuppressed() =>
        Assert.All(Infos, info => Assert.True(info.IsSuppressible || info.ConflictingSources.Count == 0));

    [Fact]
    public void Texts_AreSentenceParts() =>
        Assert.All(Infos, info => Assert.All([info.Title, info.Why, info.Fix], text => Assert.DoesNotMatch(@"[.]$|\s$|^\s|  ", text)));

    /// <summary>A code that is printed and not explained is of no use to its reader.</summary>
    [Fact]
    public void EveryCodeInTheSources_HasADescription() =>
        Assert.All(
            new[] { "src", "provider", "sdk" }
                .SelectMany(folder =>
                    Directory.EnumerateFiles(Path.Combine(RepositoryRoot.FullName, folder), "*.cs", SearchOption.AllDirectories)
                )
                .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
                .SelectMany(file => Regex.Matches(File.ReadAllText(file), "\"(COS[0-9]{4})\""), (_, match) => match.Groups[1].Value)
                .Distinct(),
            code => Assert.NotNull(RuleCatalogue.FindInfo(code))
        );

    [Fact]
    public void Find_IgnoresCase_AndReturnsNullForUnknownCodes()
    {
        Assert.Equal("COS1003", RuleCatalogue.Find("cos1003")!.Info.Code);
        Assert.Null(RuleCatalogue.Find("COS9999"));
    }

    private static IEnumerable<Type> RuleClasses() =>
        typeof(Rule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Rule)) && !type.IsAbstract);
}
