using ContainerOS.Bench.Sdk;
using ContainerOS.Sdk;

// The SDK beside the vendor's Node client; eng/bench-sdk starts it. bench.js is the vendor's side.
// usage: ContainerOS.Bench.Sdk compare <address> <cluster id> [<this program, compiled ahead of time>]
//        ContainerOS.Bench.Sdk contest <address> <cluster id> <pool id>     answers each line "<lanes> <calls> <milliseconds>" with the cost of a call
using var cloud = AlibabaCloudClient.Create(new SdkOptions { Region = "cn-hangzhou", Endpoint = args[1] });
if (args[0] == "compare")
{
    string[] target = [args[1], args[2], await BenchPool.CreateAsync(cloud, args[2])];
    List<Contestant> contestants = [new("ContainerOS", Environment.ProcessPath!, ["contest", .. target])];
    contestants.AddRange(args[3..].Select(path => new Contestant("ContainerOS AOT", path, ["contest", .. target])));
    contestants.Add(new("vendor (Node)", "node", ["tests/Bench.Sdk/bench.js", .. target]));
    await new Comparison(contestants).RunAsync(Console.Out);
    contestants.ForEach(contestant => contestant.Dispose());
    return;
}

var pool = new BenchPool(cloud, args[2], args[3]);
while (await Console.In.ReadLineAsync() is { } line)
{
    await Console.Out.WriteLineAsync($"{await new Load(pool.ReadAsync, Effort.Parse(line)).MeasureAsync()}");
}
