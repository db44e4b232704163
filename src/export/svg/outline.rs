//! What triangles cover together, so that a picture has the outline of an area and not its inner edges.

use egui::epaint::{Mesh, Vertex};
use egui::{Color32, Pos2};
use std::collections::HashMap;

/// A place, so that equal ones are found.
type Corner = (u32, u32);

/// Triangles that follow each other in one colour, as the loops around what they cover; holes are loops too.
pub(super) fn outlines(mesh: &Mesh) -> Vec<(Color32, Vec<Vec<Pos2>>)> {
    let triangles = mesh.indices.chunks_exact(3).map(|corners| {
        let corners: [&Vertex; 3] = std::array::from_fn(|at| &mesh.vertices[corners[at] as usize]);
        (mean(corners.map(|corner| corner.color)), one_way(corners.map(|corner| corner.pos)))
    });
    let mut alike: Vec<(Color32, Vec<[Pos2; 3]>)> = Vec::new();
    for (colour, triangle) in triangles.filter(|(colour, _)| *colour != Color32::TRANSPARENT) {
        match alike.last_mut() {
            Some((last, triangles)) if *last == colour => triangles.push(triangle),
            _ => alike.push((colour, vec![triangle])),
        }
    }
    alike.into_iter().map(|(colour, triangles)| (colour, around(&triangles))).collect()
}

/// A triangle whose corners have different colours is seen in the colour between them.
fn mean(colours: [Color32; 3]) -> Color32 {
    let channel = |at: usize| (colours.iter().map(|colour| u16::from(colour[at])).sum::<u16>() / 3) as u8;
    Color32::from_rgba_premultiplied(channel(0), channel(1), channel(2), channel(3))
}

/// The corners in one sense of turning, so that an edge between two triangles is gone along once each way.
fn one_way([a, b, c]: [Pos2; 3]) -> [Pos2; 3] {
    let turn = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    if turn < 0.0 { [a, c, b] } else { [a, b, c] }
}

fn around(triangles: &[[Pos2; 3]]) -> Vec<Vec<Pos2>> {
    let corner = |at: Pos2| (at.x.to_bits(), at.y.to_bits());
    let edges: Vec<[Pos2; 2]> =
        triangles.iter().flat_map(|[a, b, c]| [[*a, *b], [*b, *c], [*c, *a]]).collect();
    let mut along: HashMap<(Corner, Corner), usize> = HashMap::new();
    for [from, to] in &edges {
        *along.entry((corner(*from), corner(*to))).or_default() += 1;
    }
    let mut outer: Vec<[Pos2; 2]> = Vec::new();
    for [from, to] in edges {
        let back = along.get(&(corner(to), corner(from))).copied().unwrap_or_default();
        // Between two triangles each way is gone as often as the other.
        if let Some(times) = along.get_mut(&(corner(from), corner(to))).filter(|times| **times > back) {
            *times = back;
            outer.push([from, to]);
        }
    }
    let mut onward: HashMap<Corner, Vec<Pos2>> = HashMap::new();
    for [from, to] in outer.iter().rev() {
        onward.entry(corner(*from)).or_default().push(*to);
    }
    let mut loops = Vec::new();
    for [start, _] in outer {
        let mut points = vec![start];
        while let Some(next) = points.last().and_then(|at| onward.get_mut(&corner(*at))?.pop()) {
            if next == start {
                break;
            }
            points.push(next);
        }
        if points.len() > 2 {
            loops.push(points);
        }
    }
    loops
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::epaint::WHITE_UV;
    use egui::pos2;

    fn mesh(triangles: &[[(f32, f32); 3]], colour: Color32) -> Mesh {
        let mut mesh = Mesh::default();
        for triangle in triangles {
            let first = mesh.vertices.len() as u32;
            let vertex = |(x, y): (f32, f32)| Vertex { pos: pos2(x, y), uv: WHITE_UV, color: colour };
            mesh.vertices.extend(triangle.map(vertex));
            mesh.add_triangle(first, first + 1, first + 2);
        }
        mesh
    }

    #[test]
    fn two_halves_of_a_square_are_a_square_whichever_way_they_turn() {
        for second in [[(0.0, 0.0), (2.0, 2.0), (0.0, 2.0)], [(0.0, 0.0), (0.0, 2.0), (2.0, 2.0)]] {
            let halves = [[(0.0, 0.0), (2.0, 0.0), (2.0, 2.0)], second];
            let outlines = outlines(&mesh(&halves, Color32::RED));
            let [(colour, loops)] = &outlines[..] else { panic!("{outlines:?}") };
            assert_eq!(*colour, Color32::RED);
            assert_eq!(loops, &[vec![pos2(0.0, 0.0), pos2(2.0, 0.0), pos2(2.0, 2.0), pos2(0.0, 2.0)]]);
        }
    }

    #[test]
    fn what_does_not_touch_has_a_loop_of_its_own_and_a_hole_too() {
        let apart = [[(0.0, 0.0), (1.0, 0.0), (0.0, 1.0)], [(5.0, 5.0), (6.0, 5.0), (5.0, 6.0)]];
        assert_eq!(outlines(&mesh(&apart, Color32::RED))[0].1.len(), 2);
        // A frame of eight triangles around a square hole.
        let (out, inn) = (
            [(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0)],
            [(3.0, 3.0), (6.0, 3.0), (6.0, 6.0), (3.0, 6.0)],
        );
        let frame: Vec<_> = (0..4)
            .flat_map(|at| {
                let next = (at + 1) % 4;
                [[out[at], out[next], inn[at]], [out[next], inn[next], inn[at]]]
            })
            .collect();
        let loops = &outlines(&mesh(&frame, Color32::RED))[0].1;
        assert_eq!(loops.iter().map(Vec::len).collect::<Vec<_>>(), [4, 4]);
    }

    #[test]
    fn each_colour_is_by_itself_and_what_cannot_be_seen_is_left_out() {
        let one = mesh(&[[(0.0, 0.0), (1.0, 0.0), (0.0, 1.0)]], Color32::RED);
        let mut both = one.clone();
        both.append(mesh(&[[(0.0, 0.0), (1.0, 0.0), (0.0, 1.0)]], Color32::BLUE));
        both.append(mesh(&[[(0.0, 0.0), (1.0, 0.0), (0.0, 1.0)]], Color32::TRANSPARENT));
        let colours: Vec<Color32> = outlines(&both).into_iter().map(|(colour, _)| colour).collect();
        assert_eq!(colours, [Color32::RED, Color32::BLUE]);
    }
}
