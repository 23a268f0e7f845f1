using System.Collections.Concurrent;
using ContainerOS.Protocol.Paths;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Rules.Tests.Fixtures;

/// <summary>
/// Every value of a rule's programs is made a secret, one at a time, including whole steps and containers: no diagnostic quotes it.
/// </summary>
public sealed class EachSecretTests
{
    private const int Shortest = 5;
    private static readonly ConcurrentDictionary<string, (Fixture Fixture, string[] Secrets)[]> Known = new();

    [Fact]
    public void Rules_ThatReadASecret_NeverQuoteIt() =>
        Assert.All(
            Fixture.Codes,
            code =>
            {
                var pools = Known.GetOrAdd(code, WithOneSecret);

                Assert.NotEmpty(pools);
                foreach (var (fixture, secrets) in pools)
                {
                    var texts = Texts(FreshRule.Check(fixture));
                    Assert.DoesNotContain(secrets, secret => texts.Contains(secret, StringComparison.Ordinal));
                }
            }
        );

    private static string Texts(PoolReport report) =>
        string.Concat([
            .. report.Diagnostics.Select(found => found.Message),
            .. report.Diagnostics.SelectMany(found => found.Edits).Select(edit => edit.Content),
            .. report.Undecided.Select(open => open.Reason),
        ]);

    private static (Fixture, string[])[] WithOneSecret(string code) =>
        [
            .. FixturePaths
                .OneChanged(code, value => new PropertySecret(value.Unwrapped))
                .Select(each => (each.Fixture, Secrets(each.Fixture.Inputs, each.Place))),
        ];

    /// <summary>The texts in the secret that occur nowhere else and that no message contains by chance.</summary>
    private static string[] Secrets(PropertyMap inputs, PropertyPath place)
    {
        var elsewhere = string.Concat(Texts(place.Set(inputs, PropertyNull.Instance)!));
        return
        [
            .. Texts(place.Get(inputs)!)
                .Where(text =>
                    text.Length >= Shortest
                    && !SecretValueTests.Constants.Contains(text)
                    && !elsewhere.Contains(text, StringComparison.OrdinalIgnoreCase)
                ),
        ];
    }

    private static IEnumerable<string> Texts(PropertyValue value) =>
        FixturePaths
            .Places(PropertyPath.Whole, value)
            .Prepend(PropertyPath.Whole)
            .Select(place => place.Get(value)!.Unwrapped)
            .OfType<PropertyString>()
            .Select(text => text.Value);
}
