using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;

namespace ContainerOS.UserData.Tests.Golden;

/// <summary>
/// The bytes of format version 2 are frozen: the user data of a pool must not change with a new version of the tool. A change of these
/// bytes requires format version 3 and a reader for version 2; these hashes are never updated.
/// </summary>
public sealed class GoldenTests
{
    public static TheoryData<string, string> Hashes =>
        new()
        {
            { "empty", "B27317E6E9B7D7A6915D36853ACC736A99432F0DE749A7B9D4C65A51A4A06A1E" },
            { "file", "AE067EC4C3FE640ED7D22621C7FF562EDDAE5BEF906FC4E3508CBFD24D484170" },
            { "quotes", "489C5BAE914797FB124FD0FFC3A34DFAFAD638897B846E790AAD7086A388C81D" },
            { "bare", "3294FFE7E520C798A938BCBFEC973BF0021084FBF31D47442EF5BCC93A08CE12" },
            { "binary", "00D5BED5BCF78FD4A9CE853B7F75F156B1A45161ADE3775FFE8B4895B9D9E56F" },
            { "unicode", "38089356CB0EA54BA4F7C39F8B30A0F729E4B20917C8801B4FCDB514BA13DAA5" },
            { "impossible", "DDCF169FC539920885640EC441E7AFB2A0D8F18A7177BFFAB7C123FACE71E51A" },
            { "unit", "376E1DD89A25E391CD1AA9834F5D50EDEC02FC8F02C8912F5B2FDBF71D5A2F0F" },
            { "settings", "4A1836C7FCE897BF209BCD2979972C7C28FE70AC18B564D58DB8B86ED20FEA2A" },
            { "script", "08636C2D6FB149D268588363C93F70662CF1EEDD48F5DA027887CCFCC12D4864" },
            { "large", "FAA3F535647D5D89C8E67B34977F0076940A8037B957819D46EDEEC1E64E7595" },
            { "packed", "5016A98B7CB5124A113017034C0DD273A97FEA8EFDE827D23C521D30AAD7FA9F" },
            { "everything", "411F5926553D18BF59036CD4FBC1F8DF3D33F69199BF461BF1189D4870C7798B" },
            { "order", "9A7BA51E0737BE2B69DC0B63AC70CE5F0346D128C757A5CE81DFFC1AC1D0841F" },
        };

    [Theory]
    [MemberData(nameof(Hashes))]
    public void Compose_GivesTheBytesWrittenDown_InEveryCulture(string model, string hash)
    {
        var usual = CultureInfo.CurrentCulture;
        try
        {
            foreach (var culture in Cultures.All)
            {
                CultureInfo.CurrentCulture = culture;
                var actual = Hash(GoldenModels.Compose(model));
                Assert.True(hash == actual, $"{model} in culture '{culture.Name}' gives {actual}");
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = usual;
        }
    }

    [Fact]
    public void Compose_TheOrderOfMapKeys_NeverMatters()
    {
        var entries = Enumerable
            .Range(0, 20)
            .Select(index => KeyValuePair.Create($"a.{(char)('A' + index)}.{index}", (Value<string>)"1"))
            .ToArray();
        var expected = Script(entries);
        var random = new System.Random(5);
        for (var round = 0; round < 100; round++)
        {
            random.Shuffle(entries);
            Assert.Equal(expected, Script(entries));
        }
    }

    [Fact]
    public void Compose_NeverHoldsACarriageReturn() =>
        Assert.All(
            Hashes.Select(row => row.Data.Item1),
            model => Assert.DoesNotContain('\r', GoldenModels.Compose(model).BeforeJoin + GoldenModels.Compose(model).AfterJoin)
        );

    private static string Hash(ComposedUserData composed) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{composed.BeforeJoin}\0{composed.AfterJoin}")));

    private static string Script(KeyValuePair<string, Value<string>>[] entries) =>
        ComposedSteps.Compose(new BootstrapStep { Sysctl = ValueMap<string>.Of(entries) });
}
