using System.Collections.Concurrent;
using ContainerOS.Protocol.Paths;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Rules.Tests.Fixtures;

/// <summary>Every value of a rule's programs is made a secret, one after the other, whole steps and containers too: no finding quotes it.</summary>
public sealed class OneSecretTests
{
    private static readonly ConcurrentDictionary<string, (Fixture Fixture, string[] Secrets)[]> Known = new();

    public static TheoryData<string> Codes => [.. RuleCatalogue.All.Select(rule => rule.Info.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Rule_ThatReadsASecret_NeverQuotesIt(string code) => Assert.All(Known.GetOrAdd(code, WithOneSecret), each =>
    {
        var report = RuleMadeAnew.Judge(each.Fixture);
        var said = string.Concat(report.Diagnostics.Select(found => found.Message + string.Concat(found.Edits.Select(edit => edit.Content))))
            + string.Concat(report.Undecided.Select(open => open.Because));
        Assert.All(each.Secrets, secret => Assert.DoesNotContain(secret, said, StringComparison.Ordinal));
    });

    private static (Fixture, string[])[] WithOneSecret(string code) =>
        [.. FixturePlaces.OneChanged(code, value => new PropertySecret(value.Unwrapped)).Select(each => (each.Fixture, Secrets(each.Fixture.Inputs, each.Place)))];

    /// <summary>The texts in the secret which stand nowhere else, and which no message can say by chance.</summary>
    private static string[] Secrets(PropertyMap inputs, PropertyPath place)
    {
        var elsewhere = string.Concat(Texts(place.Set(inputs, PropertyNull.Instance)!));
        return [.. Texts(place.Get(inputs)!).Where(text => text.Length >= SecretValueTests.Shortest && !SecretValueTests.Constants.Contains(text) && !elsewhere.Contains(text, StringComparison.Ordinal))];
    }

    private static IEnumerable<string> Texts(PropertyValue value) =>
        FixturePlaces.Places(PropertyPath.Whole, value).Prepend(PropertyPath.Whole).Select(place => place.Get(value)!.Unwrapped).OfType<PropertyString>().Select(text => text.Value);
}
