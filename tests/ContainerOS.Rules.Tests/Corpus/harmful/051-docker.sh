# expect COS3035:2
docker run --rm hello-world
