namespace ContainerOS.Sdk.Endpoints;

/// <summary>
/// The regions whose endpoint does not follow the regular pattern, by product (endpoint maps of cs-20151215 v7.6.0 and of ecs-20140526 of
/// 2026-07-16).
/// </summary>
internal static class VendorEndpointMap
{
    private static readonly Dictionary<string, string> Ack = Read(
        "cs.aliyuncs.com: ap-northeast-2-pop cn-beijing-finance-pop cn-beijing-gov-1 cn-beijing-nu16-b01 cn-edge-1"
            + " cn-fujian cn-haidian-cm12-c01 cn-hangzhou-bj-b01 cn-hangzhou-internal-prod-1 cn-hangzhou-internal-test-1"
            + " cn-hangzhou-internal-test-2 cn-hangzhou-internal-test-3 cn-hangzhou-test-306 cn-hongkong-finance-pop"
            + " cn-qingdao-nebula cn-shanghai-et15-b01 cn-shanghai-et2-b01 cn-shanghai-inner cn-shanghai-internal-test-1"
            + " cn-shenzhen-inner cn-shenzhen-st4-d01 cn-shenzhen-su18-b01 cn-wuhan cn-yushanfang cn-zhangbei"
            + " cn-zhangbei-na61-b01 cn-zhangjiakou-na62-a01 cn-zhengzhou-nebula-1 eu-west-1-oxs rus-west-1-pop"
    );

    private static readonly Dictionary<string, string> Ecs = Read(
        "ecs-cn-hangzhou.aliyuncs.com: cn-hangzhou cn-shanghai-finance-1 cn-shenzhen-finance-1 cn-beijing-nu16-b01"
            + " cn-fujian cn-haidian-cm12-c01 cn-hangzhou-bj-b01 cn-hangzhou-internal-prod-1 cn-hangzhou-internal-test-1"
            + " cn-hangzhou-internal-test-2 cn-hangzhou-internal-test-3 cn-hangzhou-test-306 cn-shanghai-et15-b01"
            + " cn-shanghai-et2-b01 cn-shanghai-internal-test-1 cn-shenzhen-st4-d01 cn-shenzhen-su18-b01 cn-zhangbei-na61-b01",
        "ecs.aliyuncs.com: cn-north-2-gov-1 ap-northeast-2-pop cn-beijing-finance-pop cn-beijing-gov-1"
            + " cn-hangzhou-finance cn-hongkong-finance-pop cn-shanghai-inner cn-shenzhen-inner cn-wuhan cn-yushanfang"
            + " cn-zhangbei rus-west-1-pop",
        "ecs.cn-qingdao-nebula.aliyuncs.com: cn-edge-1 cn-huhehaote-nebula-1 cn-zhengzhou-nebula-1",
        "ecs.cn-zhangjiakou.aliyuncs.com: cn-zhangjiakou-na62-a01",
        "ecs.cn-shenzhen-cloudstone.aliyuncs.com: eu-west-1-oxs"
    );

    private static readonly HashSet<string> Hosts = ["sts.aliyuncs.com", .. Ack.Values, .. Ecs.Values];

    /// <summary>The host of a product in a region; null when it follows the regular pattern.</summary>
    public static string? Find(string product, string region) =>
        product switch
        {
            "cs" => Ack.GetValueOrDefault(region),
            "ecs" => Ecs.GetValueOrDefault(region),
            _ => null,
        };

    /// <summary>Whether a host serves a product in some region, or STS or a product for all regions.</summary>
    public static bool IsHost(string host) => Hosts.Contains(host);

    private static Dictionary<string, string> Read(params string[] hosts) =>
        hosts
            .Select(line => line.Split(": "))
            .SelectMany(parts => parts[1].Split(' ').Select(region => (Region: region, Host: parts[0])))
            .ToDictionary(pair => pair.Region, pair => pair.Host);
}
