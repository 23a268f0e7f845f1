using ContainerOS.Bench.Sdk;
using ContainerOS.Sdk;

// Compares the SDK with the vendor's Node client; started by eng/bench. bench.js is the vendor's client.
// usage: ContainerOS.Bench.Sdk compare <address> <cluster id> [<this program, compiled ahead of time>]
//        ContainerOS.Bench.Sdk measure <address> <cluster id> <pool id>
//            answers each line "<lanes> <calls> <milliseconds>" with the cost of a call
//        ContainerOS.Bench.Sdk cancel
//            prints how long after its cancellation a call ends
if (args is ["cancel"])
{
    return await CancellationLatency.RunAsync(Console.Out) ? 0 : 1;
}

using var cloud = AlibabaCloudClient.Create(new SdkOptions { Region = "cn-hangzhou", Endpoint = args[1] });
if (args[0] == "compare")
{
    string[] target = [args[1], args[2], await BenchPool.CreateAsync(cloud, args[2])];
    using var sdk = new ClientProcess("ContainerOS", Environment.ProcessPath!, ["measure", .. target]);
    using var native = args.Length > 3 ? new ClientProcess("ContainerOS AOT", args[3], ["measure", .. target]) : null;
    using var vendor = new ClientProcess("vendor (Node)", "node", ["tests/Bench.Sdk/bench.js", .. target]);
    await new Comparison(native is null ? [sdk, vendor] : [sdk, native, vendor]).RunAsync(Console.Out);
    return 0;
}

var pool = new BenchPool(cloud, args[2], args[3]);
while (await Console.In.ReadLineAsync() is { } line)
{
    await Console.Out.WriteLineAsync($"{await new LoadGenerator(pool.ReadAsync, Workload.Parse(line)).MeasureAsync()}");
}

return 0;
