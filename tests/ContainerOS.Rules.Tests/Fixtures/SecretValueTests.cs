using ContainerOS.Model.Terms;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Rules.Tests.Fixtures;

/// <summary>In each failing program, every value is made a secret: no diagnostic quotes one.</summary>
public sealed class SecretValueTests
{
    internal const int Shortest = 6;

    /// <summary>Texts that messages contain independent of the program: terms of closed sets, and one path.</summary>
    internal static readonly HashSet<string> Constants =
    [
        .. PoolTerms.DiskCategories.All,
        .. PoolTerms.RolloutPauses.All,
        .. PoolTerms.TaintEffects.All,
        .. PoolTerms.BootstrapPhases.All,
        .. PoolTerms.CpuPolicies.All,
        .. PoolTerms.SpotStrategies.All,
        "Static",
        "/etc/kubernetes/kubelet-customized-args.conf",
    ];

    [Fact]
    public void Findings_AboutASecret_NeverQuoteIt() =>
        Assert.All(
            Fixture.All("fail"),
            id =>
            {
                var fixture = Fixture.Read(id);
                var values = new HashSet<string>();
                var report = PoolValidator.Validate(FixtureProgram.Pool((PropertyMap)Hide(fixture.Inputs, values)), fixture.Facts);
                var texts =
                    string.Concat(report.Diagnostics.Select(found => found.Message))
                    + string.Concat(report.Undecided.Select(open => open.Reason))
                    + string.Concat(report.Diagnostics.SelectMany(found => found.Edits).Select(edit => edit.Content));

                Assert.All(values, value => Assert.DoesNotContain(value, texts, StringComparison.Ordinal));
            }
        );

    /// <summary>Wraps every value as a secret. Short values are skipped, because they occur in any text.</summary>
    private static PropertyValue Hide(PropertyValue value, HashSet<string> values)
    {
        switch (value)
        {
            case PropertyMap map:
                return PropertyMap.Of(map.Select(entry => KeyValuePair.Create(entry.Key, Hide(entry.Value, values))));
            case PropertyArray list:
                return PropertyArray.Of(list.Items.Select(item => Hide(item, values)));
            default:
                var text = value.Unwrapped switch
                {
                    PropertyString content => content.Value,
                    PropertyNumber number => number.Value.ToString("R"),
                    _ => string.Empty,
                };
                if (text.Length >= Shortest && !Constants.Contains(text))
                {
                    values.Add(text);
                }

                return value is PropertySecret ? value : new PropertySecret(value);
        }
    }
}
